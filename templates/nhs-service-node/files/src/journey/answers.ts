import { z } from 'zod';

const line = (missing: string, most: number, name: string) =>
  z.string({ error: missing }).trim().min(1, missing).max(most, `${name} must be ${most} characters or fewer`);

const emailAddress = z.email('Enter an email address in the correct format, like name@example.nhs.uk');
const phoneNumber = z
  .string()
  .max(25)
  .regex(/^\+?[\d\s()-]+$/)
  .refine((typed) => /^\d{10,15}$/.test(typed.replaceAll(/\D/g, '')));

export const nameForm = z.object({
  fullName: line('Enter your full name', 100, 'Name'),
});

export const contactForm = z
  .object({
    contact: z.enum(['email', 'phone'], { error: 'Select how we should contact you' }),
    email: z.string().trim().max(254, 'Email address must be 254 characters or fewer').default(''),
    phone: z.string().trim().default(''),
  })
  .superRefine(({ contact, email, phone }, context) => {
    const fault = (field: string, message: string) => context.addIssue({ code: 'custom', path: [field], message });
    if (contact === 'email' && email === '') fault('email', 'Enter your email address');
    else if (contact === 'email' && !emailAddress.safeParse(email).success)
      fault('email', 'Enter an email address in the correct format, like name@example.nhs.uk');
    if (contact === 'phone' && phone === '') fault('phone', 'Enter your phone number');
    else if (contact === 'phone' && !phoneNumber.safeParse(phone).success) fault('phone', 'Enter a phone number, like 07700 900 982');
  })
  // What was typed under the other choice is not kept.
  .transform(({ contact, email, phone }) =>
    contact === 'email' ? { contact, email, phone: '' } : { contact, email: '', phone },
  );

export const needForm = z.object({
  need: line('Tell us what you need', 1000, 'What you need'),
});

/** What somebody has told us so far. */
export type Answers = Partial<CompleteAnswers>;
export type CompleteAnswers = z.infer<typeof nameForm> & z.infer<typeof contactForm> & z.infer<typeof needForm>;
