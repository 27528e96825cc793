import type { RepositoryFacts } from '../estate/repository.ts';

export function topicNode(name: string, url: string) {
  const resourcePath = `/topics/${name}`;
  return {
    __typename: 'RepositoryTopic',
    id: `RT_${name}`,
    url: url + resourcePath,
    resourcePath,
    topic: { __typename: 'Topic', id: `T_${name}`, name },
  };
}

export function releaseNode(
  { tag, publishedAt }: NonNullable<RepositoryFacts['latestRelease']>,
  url: string,
) {
  return {
    __typename: 'Release',
    id: `RE_${tag}`,
    name: tag,
    tagName: tag,
    publishedAt,
    createdAt: publishedAt,
    updatedAt: publishedAt,
    isLatest: true,
    isDraft: false,
    isPrerelease: false,
    url: `${url}/releases/tag/${encodeURIComponent(tag)}`,
  };
}
