import type { Input } from '../../contract.ts';
import { checkConversation } from '../converse/checkConversation.ts';
import { conversationIn } from '../converse/conversation.ts';
import { constraintsByService } from '../model/constraints/byService.ts';
import type { Route } from '../route.ts';
import { checkInput } from '../validate/checkInput.ts';
import { readInput, type RequestParts } from './readInput.ts';

/** The operation's input, once everything that AWS demands of it holds; throws AWS's refusal. */
export function validInput(parts: RequestParts, { operation, labels }: Route): Input {
  const input = readInput(parts, labels, operation.input);
  checkInput(input, operation.input, constraintsByService[operation.service]);
  const conversation = conversationIn(operation, input);
  if (conversation) checkConversation(conversation);
  return input;
}
