// The template's Jest configuration, for the tests of this project instead of its own.
module.exports = {
  rootDir: "../..",
  testMatch: ["<rootDir>/__tests__/**/*.test.ts"],
  testPathIgnorePatterns: ["/node_modules/", "<rootDir>/__tests__/e2e/"],
  modulePathIgnorePatterns: ["<rootDir>/cdktf.out", "<rootDir>/.build", "<rootDir>/.rehearsal"],
  clearMocks: true,
  coverageProvider: "v8",
  moduleFileExtensions: ["ts", "tsx", "js", "json", "node"],
  setupFilesAfterEnv: ["<rootDir>/bench/template/setup.cjs"],
  testEnvironment: "node",
  transform: {
    "^.+\\.tsx?$": [
      require.resolve("ts-jest"),
      // It would take the project's TypeScript, which is too new for it.
      { tsconfig: "<rootDir>/bench/template/tsconfig.json", compiler: require.resolve("typescript") },
    ],
  },
};
