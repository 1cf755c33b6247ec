import { sample } from '../sample.ts';
import { say, type Rule } from './rule.ts';

function schemaOf(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** `outputConfig.textFormat`: the answer is JSON of that schema. */
export const structured: Rule = {
  name: 'structured output',
  when: ({ request }) => request.outputConfig?.textFormat?.structure?.jsonSchema !== undefined,
  answer: ({ request, question }) => {
    const schema = schemaOf(request.outputConfig?.textFormat?.structure?.jsonSchema?.schema);
    return say(JSON.stringify(sample(schema, question)));
  },
};
