/** What the events of ADT messages are (HL7 table 0003), for those that feeds of patient administration systems send. */
export const events: Readonly<Record<string, string>> = {
  A01: 'Admission or visit begins',
  A02: 'Transfer',
  A03: 'Discharge or visit ends',
  A04: 'Registration',
  A05: 'Pre-admission',
  A06: 'Outpatient becomes inpatient',
  A07: 'Inpatient becomes outpatient',
  A08: 'Patient information changes',
  A09: 'Patient departs',
  A10: 'Patient arrives',
  A11: 'Admission is cancelled',
  A12: 'Transfer is cancelled',
  A13: 'Discharge is cancelled',
  A14: 'Admission is expected',
  A15: 'Transfer is expected',
  A16: 'Discharge is expected',
  A17: 'Two patients swap beds',
  A21: 'Leave of absence begins',
  A22: 'Leave of absence ends',
  A23: 'Patient record is deleted',
  A24: 'Patient records are linked',
  A25: 'Expected discharge is cancelled',
  A26: 'Expected transfer is cancelled',
  A27: 'Expected admission is cancelled',
  A28: 'Person is added',
  A29: 'Person is deleted',
  A31: 'Person information changes',
  A34: 'Patient records are merged, patient identifier only',
  A35: 'Patient records are merged, account number only',
  A36: 'Patient records are merged, identifier and account number',
  A37: 'Linked patient records are separated',
  A38: 'Pre-admission is cancelled',
  A39: 'Persons are merged',
  A40: 'Patient records are merged',
  A41: 'Accounts are merged',
  A42: 'Visits are merged',
  A43: 'Patient identifier is moved',
  A44: 'Account is moved',
  A45: 'Visit is moved',
  A47: 'Patient identifier changes',
  A49: 'Account number changes',
  A50: 'Visit number changes',
  A54: 'Doctor changes',
  A60: 'Allergy information changes',
  A61: 'Consulting doctor changes',
};

/** Events of which MRG-1 says what it is all about. */
export const merges: ReadonlySet<string> = new Set(['A18', 'A34', 'A36', 'A39', 'A40']);

/** Events that may be about more than one patient. */
export const several: ReadonlySet<string> = new Set(['A17', 'A24', 'A37', 'A39', 'A40', 'A41', 'A42', 'A43', 'A44', 'A47', 'A49', 'A50']);

/** Whether HL7 has an event of ADT with this code. */
export function isAdtEvent(code: string): boolean {
  return /^A(0[1-9]|[1-5]\d|6[0-2])$/.test(code);
}
