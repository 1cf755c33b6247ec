/** A route of the stand-in's to a model that streams and may say much in one answer. */
export const streamingModel = 'us.anthropic.claude-haiku-4-5-20251001-v1:0';

/** Enough for the longest answer of the bench. */
export const maxTokens = 64_000;
