import { adoptionTests } from "./journey/adoption";
import { httpsTests } from "./journey/https";
import { Journey } from "./journey/journey";
import { leastPrivilegeTests } from "./journey/least-privilege";
import { passwordTests } from "./journey/password";
import { privateTasksTests } from "./journey/private-tasks";
import { protectionTests } from "./journey/protection";
import { serviceTests } from "./journey/service";
import { takingDownTests } from "./journey/taking-down";
import { describeWithAws } from "./support/requirements";

// What docs/operations/adoption.md and taking-down.md say, in their order, each with what the one before it left.
describeWithAws("a system that was made by hand", () => {
  let started: Journey | undefined;
  const journey = () => {
    if (!started) throw new Error("the system could not be made");
    return started;
  };

  beforeAll(async () => {
    started = await Journey.begin();
  });
  afterAll(() => started?.end());

  adoptionTests(journey);
  serviceTests(journey);
  passwordTests(journey);
  leastPrivilegeTests(journey);
  protectionTests(journey);
  httpsTests(journey);
  privateTasksTests(journey);
  takingDownTests(journey);
});
