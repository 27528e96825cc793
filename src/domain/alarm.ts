/** Something that those who run the hub have to know. */
export interface Alarm {
  /** What it is about: stays the same as long as it lasts. */
  id: string;
  /** One plain sentence. */
  message: string;
}

/** An alarm that was announced and has not ended. */
export interface AnnouncedAlarm extends Alarm {
  /** ISO 8601. */
  since: string;
  announcedAt: string;
}
