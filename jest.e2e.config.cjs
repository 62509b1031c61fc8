const unit = require("./jest.config.cjs");

// Each file has a simulated AWS of its own and real Terraform: minutes, mostly spent waiting for the provider.
module.exports = {
  ...unit,
  testMatch: ["<rootDir>/__tests__/e2e/**/*.test.ts"],
  testPathIgnorePatterns: ["<rootDir>/node_modules/"],
  testTimeout: 30 * 60 * 1000,
  maxWorkers: 3,
};
