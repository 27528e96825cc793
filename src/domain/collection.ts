/** A list of repositories that people curate in the catalogue, such as the code that analysts reuse. */
export interface Collection {
  /** Its name in addresses. */
  id: string;
  title: string;
  /** What belongs in it, and for whom it is. */
  why: string;
  /** Full names, in the order they are shown. */
  repositories: readonly string[];
}

/** A piece of software, NHS-made or not, and the bodies that say that they run it. */
export interface UsedSoftware {
  name: string;
  /** Full name of the repository here that holds it; null where it is none of this hub. */
  repository: string | null;
  /** Where it is, for software that is not in this hub. */
  url: string | null;
  usedBy: readonly SoftwareUser[];
}

/** A body that runs a piece of software, by its own word. */
export interface SoftwareUser {
  body: string;
  /** What for. */
  purpose: string | null;
  /** A year or a day, such as `2024` or `2024-06-01`. */
  since: string | null;
}

/** What the bodies say of the software in a repository; none for most. */
export function usersOf(software: readonly UsedSoftware[] | undefined, fullName: string): SoftwareUser[] {
  const wanted = fullName.toLowerCase();
  return (software ?? [])
    .filter(({ repository }) => repository?.toLowerCase() === wanted)
    .flatMap(({ usedBy }) => usedBy);
}
