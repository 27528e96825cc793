import { workflowRuns } from '../../workflows.ts';

export const packagingInCi = workflowRuns({
  id: 'packaging-in-ci',
  title: 'Publishes what it builds by a workflow',
  why: 'What a workflow builds and publishes can be traced to its source. What somebody builds at home cannot.',
  fix: 'Add a workflow that publishes the package or image when a release is made.',
  lesson: {
    time: 'day',
    tip: 'Publish from the workflow only. What comes from a laptop cannot be traced back to its source.',
  },
  tool: /\b(?:npm publish|yarn publish|pnpm publish|pypi-publish|twine upload|poetry publish|uv publish|docker\/build-push-action|docker push|build-and-push|gem push|dotnet nuget push|nuget push|cargo publish|mvn\\b.{0,60}\\bdeploy|gradlew?\\b.{0,60}\\bpublish|goreleaser|gh release (?:create|upload)|action-gh-release|upload-release-asset|semantic-release|release-please|changesets\/action)\b/i,
  lacking: 'No step of a workflow is seen to publish what is built.',
});
