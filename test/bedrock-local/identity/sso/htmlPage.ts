import type { Reply } from '../../wire/rest/errorReply.ts';

/** A page of the stand-in's for a person, which says so. */
export function htmlPage(status: number, content: string): Reply {
  const title = 'Authorize request (bedrock-local)';
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<!doctype html><html lang="en"><title>${title}</title><h1>${title}</h1>${content}</html>`,
  };
}
