/**
 * Where in the request AWS found the fault, by the ways in which its services and the providers' own write it:
 * `Value at 'messages.1.member.content.2.member.image.format' failed…`, `messages.0.content.1.image.source: …`,
 * `#/messages/2/content/0: …`, `…object at messages.3.content.1 is blank`. Undefined where the text names no place.
 */
export function pathOf(text: string): string | undefined {
  const found = PATHS.map((pattern) => pattern.exec(text)?.[1]).find((path) => path !== undefined);
  return found?.replaceAll('/', '.').replaceAll('.member', '').replace(/^\./, '');
}

/** The roots of a request: without one of these in front, dots in a sentence are no path. */
const ROOT =
  '(?:messages?|system|tools?|tool_?[cC]hoice|toolConfig|inferenceConfig|guardrailConfig|additionalModelRequestFields|outputConfig|performanceConfig|serviceTier|requestMetadata|thinking|output_config)';

const PATHS: readonly RegExp[] = [
  /\bvalidation errors? detected: Value (?:'.*?' )?at '([^']+)' failed to satisfy constraint/,
  /^Value (?:'.*?' )?at '([^']+)' failed to satisfy constraint/,
  new RegExp(`#/(${ROOT}[\\w/.-]*)`),
  new RegExp(`^\\W?(${ROOT}(?:[.[]\\w[\\w.\\[\\]-]*)?)\\W?: `),
  new RegExp(`\\bat '?(${ROOT}\\.[\\w.]+?)\\.?'?(?: |$)`),
  new RegExp(`^\\W?(${ROOT}\\.[\\w.]+)\\b`),
];

/** What kind of thing stands there: the last part of the path that has a meaning of its own counts. */
export type PathKind =
  | 'image'
  | 'document'
  | 'video'
  | 'audio'
  | 'tools'
  | 'reasoning'
  | 'caching'
  | 'sampling'
  | 'maxTokens'
  | 'guardrail'
  | 'model'
  | 'knowledgeBase'
  | 'structuredOutput'
  | 'content';

const KINDS: readonly (readonly [RegExp, PathKind])[] = [
  [/\b(?:cachePoint|cache_control|cache)\b/i, 'caching'],
  [
    /\b(?:toolUse|toolResult|toolSpec|toolConfig|tool_use|tool_result|tool_?choice|tools?|input_schema)\b/i,
    'tools',
  ],
  [/\b(?:reasoningContent|thinking|redacted_thinking|reasoning)\b/i, 'reasoning'],
  [/\bimage\b/i, 'image'],
  [/\bdocument\b/i, 'document'],
  [/\bvideo\b/i, 'video'],
  [/\baudio\b/i, 'audio'],
  [/\b(?:temperature|topP|topK|top_p|top_k)\b/i, 'sampling'],
  [/\b(?:maxTokens|max_tokens|max_new_tokens)\b/i, 'maxTokens'],
  [/\bguardrail\w*\b/i, 'guardrail'],
  [/\bmodelId(?:entifier)?\b/i, 'model'],
  [/\bknowledgeBaseId\b/i, 'knowledgeBase'],
  [/\b(?:outputConfig|output_config|textFormat|response_format)\b/i, 'structuredOutput'],
  [/\b(?:messages?|system|content|text)\b/i, 'content'],
];

export function kindOfPath(text: string): PathKind | undefined {
  const path = pathOf(text);
  return path === undefined ? undefined : KINDS.find(([pattern]) => pattern.test(path))?.[1];
}
