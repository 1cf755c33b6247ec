import { AwsError, type Input, type OperationContext, type Output } from '../../contract.ts';
import { notFound, validation } from '../errors.ts';
import type { Model } from './model.ts';

/** Which models an account has agreed to since the stand-in began. */
export class Agreements {
  readonly #accepted = new Set<string>();

  has(accountId: string, modelId: string): boolean {
    return this.#accepted.has(`${accountId} ${modelId}`);
  }

  /** ListFoundationModelAgreementOffers: one public offer; Amazon's own models need none. */
  offers(model: Model): Output {
    if (model.provider === 'Amazon') throw validation('The model does not need an agreement.');
    return { modelId: model.modelId, offers: [offerOf(model)] };
  }

  /** CreateFoundationModelAgreement: AWS Marketplace takes its time, so that it is pending from then on. */
  create(input: Input, model: Model, { caller }: OperationContext): Output {
    if (input['offerToken'] !== tokenOf(model)) throw validation('The offer token is invalid.');
    if (model.access !== 'agreement-missing' || this.has(caller.accountId, model.modelId)) {
      throw new AwsError('ConflictException', 400, 'An agreement for this model already exists.');
    }
    this.#accepted.add(`${caller.accountId} ${model.modelId}`);
    return { modelId: model.modelId };
  }
}

/** GetUseCaseForModelAccess: nobody here has sent the form. */
export function useCaseForm(): Output {
  throw notFound(
    'Model use case details have not been submitted for this account. Fill out the Anthropic use case details form before using the model. If you have already filled out the form, try again in 15 minutes.',
  );
}

function offerOf(model: Model): Output {
  const rate = (dimension: string, description: string, price: string) => ({
    dimension,
    description,
    price,
    unit: 'Units',
  });
  return {
    offerId: `offer-${model.modelId}`,
    offerToken: tokenOf(model),
    termDetails: {
      usageBasedPricingTerm: {
        rateCard: [
          rate('us_east_1_input_tokens', 'Million input tokens in US East (N. Virginia)', '0.24'),
          rate('us_east_1_output_tokens', 'Million output tokens in US East (N. Virginia)', '0.97'),
        ],
      },
      legalTerm: { url: `https://aws.amazon.com/legal/bedrock/third-party-models/${model.family ?? ''}` },
      supportTerm: { refundPolicyDescription: `${model.provider} gives no refunds.` },
      validityTerm: { agreementDuration: 'P1Y' },
    },
  };
}

function tokenOf(model: Model): string {
  return Buffer.from(`offer of ${model.modelId}`).toString('base64url');
}
