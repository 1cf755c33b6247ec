import type { Endpoint } from '../../wire/endpoint.ts';
import type { Reply } from '../../wire/rest/errorReply.ts';
import type { DeviceCodes } from './deviceCodes.ts';

export const devicePage = '/device';

/**
 * The page that `verificationUri` names. With the code filled in (`verificationUriComplete`), looking at it is
 * confirming: it plays the person too.
 */
export function devicePageEndpoint(deviceCodes: DeviceCodes): Endpoint {
  return {
    service: 'sso',
    operation: 'ConfirmDevice',
    method: 'GET',
    path: devicePage,
    answer({ query }) {
      const userCode = query.get('user_code');
      if (userCode === null) return page(200, '<form><input name="user_code"><button>Allow</button></form>');
      return deviceCodes.answer(userCode, 'allow')
        ? page(200, '<p>Request approved. You can close this window.</p>')
        : page(400, '<p>Invalid code.</p>');
    },
  };
}

function page(status: number, content: string): Reply {
  const title = 'Authorize request (bedrock-local)';
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8' },
    body: `<!doctype html><html lang="en"><title>${title}</title><h1>${title}</h1>${content}</html>`,
  };
}
