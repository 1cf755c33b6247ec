import type { Endpoint } from '../../wire/endpoint.ts';
import type { DeviceCodes } from './deviceCodes.ts';
import { htmlPage } from './htmlPage.ts';

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
      if (userCode === null)
        return htmlPage(200, '<form><input name="user_code"><button>Allow</button></form>');
      return deviceCodes.answer(userCode, 'allow')
        ? htmlPage(200, '<p>Request approved. You can close this window.</p>')
        : htmlPage(400, '<p>Invalid code.</p>');
    },
  };
}
