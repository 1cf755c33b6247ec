/** Every id that the manifest and the code share, named once; a test holds them to `package.json`. */

export const commands = {
  pickProfile: 'bedrockWorkbench.pickProfile',
  pickRegion: 'bedrockWorkbench.pickRegion',
  pickModel: 'bedrockWorkbench.pickModel',
  pickTaskModel: 'bedrockWorkbench.pickTaskModel',
  pickGuardrail: 'bedrockWorkbench.pickGuardrail',
  pickKnowledgeBase: 'bedrockWorkbench.pickKnowledgeBase',
  pickEffort: 'bedrockWorkbench.pickEffort',
  pickParameters: 'bedrockWorkbench.pickParameters',
  openAwsConfig: 'bedrockWorkbench.openAwsConfig',
  signIn: 'bedrockWorkbench.signIn',
  showPolicy: 'bedrockWorkbench.showPolicy',
  enterApiKey: 'bedrockWorkbench.enterApiKey',
  useApiKey: 'bedrockWorkbench.useApiKey',
  removeApiKey: 'bedrockWorkbench.removeApiKey',
  explainSelection: 'bedrockWorkbench.explainSelection',
  askAboutSelection: 'bedrockWorkbench.askAboutSelection',
  addSelectionToChat: 'bedrockWorkbench.addSelectionToChat',
  fixSelection: 'bedrockWorkbench.fixSelection',
  refactorSelection: 'bedrockWorkbench.refactorSelection',
  testSelection: 'bedrockWorkbench.testSelection',
  documentSelection: 'bedrockWorkbench.documentSelection',
  reviewSelection: 'bedrockWorkbench.reviewSelection',
  focusChat: 'bedrockWorkbench.focusChat',
  newConversation: 'bedrockWorkbench.newConversation',
  history: 'bedrockWorkbench.history',
  openChatInEditor: 'bedrockWorkbench.openChatInEditor',
  previousPrompt: 'bedrockWorkbench.previousPrompt',
  nextPrompt: 'bedrockWorkbench.nextPrompt',
  renameConversation: 'bedrockWorkbench.renameConversation',
  exportConversation: 'bedrockWorkbench.exportConversation',
  importConversation: 'bedrockWorkbench.importConversation',
  previewRequest: 'bedrockWorkbench.previewRequest',
  stopAnswer: 'bedrockWorkbench.stopAnswer',
  keepChange: 'bedrockWorkbench.keepChange',
  discardChange: 'bedrockWorkbench.discardChange',
  showUsage: 'bedrockWorkbench.showUsage',
  clearUsage: 'bedrockWorkbench.clearUsage',
  showLog: 'bedrockWorkbench.showLog',
  refreshModels: 'bedrockWorkbench.refreshModels',
  filterModels: 'bedrockWorkbench.filterModels',
  clearModelFilter: 'bedrockWorkbench.clearModelFilter',
  compareModels: 'bedrockWorkbench.compareModels',
  // Internal: on rows, threads and cards, hidden from the palette.
  addRegionToTree: 'bedrockWorkbench.tree.addRegion',
  removeRegionFromTree: 'bedrockWorkbench.tree.removeRegion',
  pinRegion: 'bedrockWorkbench.tree.pinRegion',
  useModel: 'bedrockWorkbench.tree.useModel',
  findRegions: 'bedrockWorkbench.tree.findRegions',
  setDefaultModel: 'bedrockWorkbench.tree.setDefault',
  addFavourite: 'bedrockWorkbench.tree.addFavourite',
  removeFavourite: 'bedrockWorkbench.tree.removeFavourite',
  selectForCompare: 'bedrockWorkbench.tree.selectForCompare',
  compareWithSelected: 'bedrockWorkbench.tree.compareWithSelected',
  openModelConsole: 'bedrockWorkbench.tree.openConsole',
  requestAccess: 'bedrockWorkbench.tree.requestAccess',
  openUseCaseForm: 'bedrockWorkbench.tree.openUseCaseForm',
  copyModelId: 'bedrockWorkbench.tree.copyModelId',
  copyModelArn: 'bedrockWorkbench.tree.copyModelArn',
  inlineReply: 'bedrockWorkbench.inline.reply',
  inlineStop: 'bedrockWorkbench.inline.stop',
  inlineRetry: 'bedrockWorkbench.inline.retry',
  inlineContinueInChat: 'bedrockWorkbench.inline.continueInChat',
  inlineCopy: 'bedrockWorkbench.inline.copy',
  inlineAct: 'bedrockWorkbench.inline.act',
  inlineDismiss: 'bedrockWorkbench.inline.dismiss',
} as const;

export const views = {
  chat: 'bedrockWorkbench.chat',
  models: 'bedrockWorkbench.models',
} as const;

export const settingKeys = {
  profile: 'profile',
  region: 'region',
  authentication: 'authentication',
  endpointBedrock: 'endpoints.bedrock',
  endpointRuntime: 'endpoints.bedrock-runtime',
  endpointAgent: 'endpoints.bedrock-agent',
  endpointAgentRuntime: 'endpoints.bedrock-agent-runtime',
  maxAttempts: 'maxAttempts',
  allowGlobalProfiles: 'allowGlobalInferenceProfiles',
  allowedRegions: 'allowedRegions',
  requireApplicationProfile: 'requireApplicationInferenceProfile',
  maxTokensChat: 'maxTokens.chat',
  maxTokensExplain: 'maxTokens.explain',
  maxTokensCode: 'maxTokens.code',
  maxTokensCommit: 'maxTokens.commit',
  temperature: 'temperature',
  topP: 'topP',
  reasoningEffort: 'reasoningEffort',
  promptCaching: 'promptCaching',
  serviceTier: 'serviceTier',
  latency: 'latency',
  requestMetadata: 'requestMetadata',
  prices: 'prices',
  promptFolder: 'promptFolder',
  usageHistory: 'usageHistory',
} as const;

/** The type of the editor tabs that show a chat. */
export const CHAT_EDITOR = 'bedrockWorkbench.chatEditor';

export const SECTION = 'bedrockWorkbench';

export const contextKeys = {
  busy: 'bedrockWorkbench.busy',
  /** Why the tree of models has nothing to show: `no-profile`, `no-permission`, `no-models`; else `some`. */
  models: 'bedrockWorkbench.models.content',
  modelsFiltered: 'bedrockWorkbench.models.filtered',
  /** The kind of the selected row. */
  modelSelected: 'bedrockWorkbench.models.selected',
  compareSelected: 'bedrockWorkbench.models.compareSelected',
} as const;

export const COMMENT_CONTROLLER = 'bedrockWorkbench.explain';
