export { alertFlow } from './alert.flow.ts';
export { askPrice, chartCommand, demandCommand, priceCommand } from './ask-price.ts';
export { createChartCache } from './chart/chart-cache.ts';
export type { PriceParts } from './price-parts.ts';
export { createPriceService, type PriceService } from './price-service.ts';
export { readPriceWish } from './price-wish.ts';
export { createFetchPolitely } from './sources/fetch-politely.ts';
export { subscribeFlow } from './subscribe.flow.ts';
export { subscribe, subscriptionCommands, unsubscribe } from './subscriptions.ts';
