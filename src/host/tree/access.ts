import * as l10n from '@vscode/l10n';
import type { AgreementOffer, UseCaseForm } from '../../chat/catalogue.ts';
import type { Connection } from '../../chat/connection.ts';
import { FailureError } from '../../chat/failure.ts';
import { offersDocument, type AccessSubject } from './offersDocument.ts';

export interface AccessPorts {
  /** Each shows that it is under way, and rejects with an AbortError when the person cancels it. */
  readonly agreementOffers: (
    connection: Connection,
    modelId: string,
  ) => PromiseLike<readonly AgreementOffer[]>;
  readonly acceptAgreement: (
    connection: Connection,
    modelId: string,
    offer: AgreementOffer,
  ) => PromiseLike<void>;
  readonly useCaseForm: (connection: Connection) => PromiseLike<UseCaseForm>;
  /** Whose account is meant, in words: `111122223333 · Developer`. */
  readonly accountText: (connection: Connection) => string;
  readonly showDocument: (title: string, markdown: string) => Promise<void>;
  /** A message with buttons that lets the document be read; the button pressed, if any. */
  readonly ask: (message: string, ...buttons: readonly string[]) => PromiseLike<string | undefined>;
  /** A modal that needs a decision; whether it was for the button. */
  readonly confirm: (message: string, detail: string, button: string) => PromiseLike<boolean>;
  readonly tell: (message: string) => void;
  readonly openExternal: (href: string) => unknown;
  readonly openConsole: () => unknown;
}

/**
 * Shows what AWS offers for the model, with its terms; accepts an offer only when the person says so twice: on the
 * document, and in a modal that names the account. True: accepted. Rejects with FailureError.
 */
export async function requestAccess(ports: AccessPorts, subject: AccessSubject): Promise<boolean> {
  const { connection, modelId, name } = subject;
  const offers = await ports.agreementOffers(connection, modelId);
  const [offer, ...others] = offers;
  if (!offer) throw noOffer(name);
  const title = l10n.t('Agreement for {0}', name);
  await ports.showDocument(title, offersDocument(subject, offers, ports.accountText(connection)));
  // Which of several is meant only the AWS console can ask well.
  if (others.length > 0) return severalOffers(ports, subject, offers.length);
  return decide(ports, subject, offer);
}

async function decide(ports: AccessPorts, subject: AccessSubject, offer: AgreementOffer): Promise<boolean> {
  const [accept, read] = [l10n.t('Accept…'), l10n.t('Open Legal Terms')];
  const message = l10n.t('The terms for {0} are open. Nothing is accepted yet.', subject.name);
  const href = webAddress(offer.legalTermsUrl);
  for (;;) {
    const pressed = await ports.ask(message, accept, ...(href === undefined ? [] : [read]));
    if (pressed === read && href !== undefined) await ports.openExternal(href);
    else if (pressed !== accept) return false;
    else return accepted(ports, subject, offer);
  }
}

async function accepted(
  ports: AccessPorts,
  { connection, modelId, name, provider }: AccessSubject,
  offer: AgreementOffer,
): Promise<boolean> {
  const account = ports.accountText(connection);
  const sure = await ports.confirm(
    l10n.t('Accept the agreement for {0}?', name),
    l10n.t(
      'The AWS account ({0}) is subscribed to {1} through AWS Marketplace, on the terms that are open. Calls are charged to it at the prices listed there.',
      account,
      provider,
    ),
    l10n.t('Accept Agreement'),
  );
  if (!sure) return false;
  await ports.acceptAgreement(connection, modelId, offer);
  ports.tell(l10n.t('The agreement for {0} is accepted. AWS may need some minutes to process it.', name));
  return true;
}

async function severalOffers(ports: AccessPorts, { name }: AccessSubject, count: number): Promise<boolean> {
  const console = l10n.t('Open AWS Console');
  const message = l10n.t('AWS makes {0} offers for {1}. Choose among them in the AWS console.', count, name);
  if ((await ports.ask(message, console)) === console) await ports.openConsole();
  return false;
}

/** Says what the form wants to know, and opens the console where it is filled in. Rejects with FailureError. */
export async function openUseCaseForm(
  ports: AccessPorts,
  { connection, provider }: AccessSubject,
): Promise<void> {
  if ((await ports.useCaseForm(connection)) === 'sent') {
    ports.tell(
      l10n.t('The account has sent the use-case form. AWS may need 15 minutes; then refresh the models.'),
    );
    return;
  }
  const open = l10n.t('Open AWS Console');
  const message = l10n.t(
    '{0} wants this account’s use-case form, once: company name, website, industry, who will use the models and for what. It is missing.',
    provider,
  );
  if ((await ports.ask(message, open)) === open) await ports.openConsole();
}

function noOffer(name: string): FailureError {
  return new FailureError({
    cause: 'marketplace-subscription',
    message: l10n.t('AWS makes no offer for {0}.', name),
    remedy: l10n.t('Look the model up in the AWS console’s model catalog.'),
    actions: ['open-use-case-form'],
  });
}

/** AWS's answer does not get to open anything but a page. */
function webAddress(text: string | undefined): string | undefined {
  return text !== undefined && /^https:\/\//i.test(text) ? text : undefined;
}
