/**
 * What "Fill with made-up answers" writes into a question, by the name of its field. Dates, choices, NHS numbers, email
 * addresses and phone numbers come by themselves; text needs a line here. `person` is made by lib/fake-people.js.
 */
export const madeUp = {
  fullName: (person) => person.fullName,
  notes: () => 'Mornings are best, because of the bus.',
};
