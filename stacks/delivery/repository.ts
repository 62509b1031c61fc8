const HOST = /^(https:\/\/)?github\.com\//;

/** The repository as GitHub's tokens name it, from the tag that says where the code is: `acme/agents`. */
export function repositoryName(repository: string): string {
  return HOST.test(repository) ? repository.replace(HOST, "") : repository;
}
