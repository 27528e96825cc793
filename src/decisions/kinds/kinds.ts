import { closed } from './closed.ts';
import { codedInTheOpen } from './coded-in-the-open.ts';
import { declaration } from './declaration.ts';
import type { DecisionKind } from './kind.ts';
import { openSource } from './open-source.ts';
import { secured } from './secured.ts';
import { waiver } from './waiver.ts';

/** Every kind of decision there is, in the order in which people would choose. */
export const decisionKinds: readonly DecisionKind[] = [
  codedInTheOpen,
  openSource,
  closed,
  secured,
  waiver,
  declaration,
];

/** A kind by its id. */
export function kindOf(id: string): DecisionKind | undefined {
  return decisionKinds.find((kind) => kind.id === id);
}

/** The words of a decision's reason; the id where the kind does not have it any more. */
export function reasonText({ kind, reason }: { kind: string; reason: string }): string {
  return kindOf(kind)?.reasons[reason]?.text ?? reason;
}
