import { aDocument } from './a-document.ts';

const perStep = 12;
/** How many steps there are. */
export const steps = 5;

/** Some documents, and the removal of one of the step before. */
export function aStep(position: number) {
  const put = Array.from({ length: perStep }, (_, at) =>
    aDocument(`nhs/r${position}-${at}`, { description: 'kidney care' }),
  );
  const remove = position > 1 ? [`github:nhs/r${position - 1}-0`] : [];
  return { put, remove, position };
}
