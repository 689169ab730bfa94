/** What is recorded of needs, plans, views and follow-up, and what the fold makes of it. */
export * from './event-model.ts'
export * from './state-model.ts'
