import { workflowRuns } from '../../workflows.ts';

export const fuzzing = workflowRuns({
  id: 'fuzzing',
  title: 'Tries its code with made-up input',
  why: 'Programs that make up input find faults that nobody thought of.',
  fix: 'Add tests of properties, with fast-check or Hypothesis, or join OSS-Fuzz or ClusterFuzzLite.',
  lesson: {
    time: 'day',
    tip: 'Begin with what reads files or input from others: one property, “it never crashes”, finds most.',
  },
  tool: /\b(?:cifuzz|clusterfuzzlite|oss-fuzz|go test\\b.{0,40}-fuzz|cargo fuzz|jazzer|schemathesis|restler)\b/i,
  lacking:
    'No step of a workflow is seen to try the code with made-up input. Tests of properties are not seen.',
});
