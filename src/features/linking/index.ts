export { type LinkingParts, link, sayLinked } from './link.ts';
export { prefer } from './prefer.ts';
export { profilesFlow } from './profiles.flow.ts';
