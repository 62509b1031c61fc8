module.exports = {
  testMatch: ["<rootDir>/__tests__/**/*.test.ts"],
  testPathIgnorePatterns: ["<rootDir>/node_modules/", "<rootDir>/__tests__/e2e/"],
  modulePathIgnorePatterns: ["<rootDir>/cdktf.out", "<rootDir>/.build", "<rootDir>/.rehearsal"],
  reporters: ["default", "<rootDir>/__tests__/support/tally-reporter.cjs"],
  globalSetup: "<rootDir>/__tests__/support/own-temporary-folder.cjs",
  globalTeardown: "<rootDir>/__tests__/support/remove-temporary-folder.cjs",
  setupFiles: ["<rootDir>/tools/quick-tokens.cjs"],
  transform: {
    "^.+\\.tsx?$": [
      "@swc/jest",
      {
        jsc: {
          target: "es2023",
          parser: { syntax: "typescript", tsx: true },
          transform: { react: { runtime: "automatic", importSource: "preact" } },
        },
      },
    ],
  },
};
