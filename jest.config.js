/** Tests run as ECMAScript modules, so that ESM-only dependencies load as they are. */
export default {
  testEnvironment: 'node',
  // Most tests wait for processes and browsers of their own, so that every core can have a worker.
  maxWorkers: '100%',
  testTimeout: 60_000,
  setupFiles: ['<rootDir>/test/draws.js'],
  roots: ['<rootDir>/test'],
  testMatch: ['**/*.test.ts'],
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    '^.+\\.ts$': [
      '@swc/jest',
      { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'es6' } },
    ],
  },
};
