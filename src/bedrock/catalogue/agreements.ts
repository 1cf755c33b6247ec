import {
  CreateFoundationModelAgreementCommand,
  ListFoundationModelAgreementOffersCommand,
  type Offer,
  type TermDetails,
} from '@aws-sdk/client-bedrock';
import type { AgreementOffer, ModelCatalogue, OfferRate } from '../../chat/catalogue.ts';
import { call } from '../clients/call.ts';
import type { Clients } from '../clients/clients.ts';
import { defined } from '../defined.ts';

/** Offers are read for free; only `acceptAgreement` changes anything. */
export function createAgreements(
  clients: Pick<Clients, 'control'>,
): Pick<ModelCatalogue, 'agreementOffers' | 'acceptAgreement'> {
  return {
    async agreementOffers(connection, modelId, signal) {
      const client = clients.control(connection);
      const context = { connection, operation: 'ListFoundationModelAgreementOffers' };
      const command = new ListFoundationModelAgreementOffersCommand({ modelId });
      const { offers = [] } = await call(signal, context, (options) => client.send(command, options));
      return offers.flatMap((offer) => toAgreementOffer(offer) ?? []);
    },
    async acceptAgreement(connection, modelId, { token }, signal) {
      const client = clients.control(connection);
      const context = { connection, operation: 'CreateFoundationModelAgreement' };
      const command = new CreateFoundationModelAgreementCommand({ modelId, offerToken: token });
      await call(signal, context, (options) => client.send(command, options));
    },
  };
}

/** Undefined if nothing could be handed back to accept it. */
function toAgreementOffer({ offerId, offerToken, termDetails }: Offer): AgreementOffer | undefined {
  if (offerToken === undefined) return undefined;
  return { token: offerToken, ...defined({ id: offerId }), ...toTerms(termDetails) };
}

function toTerms(terms: TermDetails | undefined): Omit<AgreementOffer, 'id' | 'token'> {
  return {
    rates: (terms?.usageBasedPricingTerm?.rateCard ?? []).map(
      ({ dimension, description, price, unit }): OfferRate =>
        defined({ dimension, description, price, unit }),
    ),
    ...defined({
      legalTermsUrl: terms?.legalTerm?.url,
      refundPolicy: terms?.supportTerm?.refundPolicyDescription,
      duration: terms?.validityTerm?.agreementDuration,
    }),
  };
}
