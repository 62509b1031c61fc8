import { composedSecret, databaseUrl } from "../../../tools/settings/database-url";
import { problemOf, temporaryDirectory } from "../temporary";
import { nameOf, service, settingsOf } from "./synthesized";

const PLACE = { host: "db.example.com", port: 5432, databaseName: "shop", secretArn: "arn" };
const directory = temporaryDirectory();
const main = { identifier: "shop-dev-main", manage_master_user_password: true };
const url = { aws_secretsmanager_secret: { url: { name: nameOf("database-url") } } };

describe("the URL of a database", () => {
  test("escapes whatever a URL gives a meaning to", () => {
    const password = "a:b/c@d?e#f%g h[]&é";
    const parsed = new URL(databaseUrl(PLACE, JSON.stringify({ username: "admin@x", password })));
    expect(decodeURIComponent(parsed.password)).toBe(password);
    expect(decodeURIComponent(parsed.username)).toBe("admin@x");
    expect([parsed.hostname, parsed.port, parsed.pathname]).toEqual(["db.example.com", "5432", "/shop"]);
  });

  test("asks for an encrypted connection", () => {
    expect(databaseUrl(PLACE, '{"username":"u","password":"p"}')).toBe(
      "postgres://u:p@db.example.com:5432/shop?sslmode=require",
    );
  });

  test("is not made of a login without a password, which is not repeated", async () => {
    const { text } = await problemOf(() => databaseUrl(PLACE, '{"username":"hunter2"}'));
    expect(text).toBe("the database's own secret has no username and password");
  });
});

describe("the secret that is composed", () => {
  const composed = (resource: object) => composedSecret(settingsOf(directory, resource));

  test("is called database-url, and is of the only database", () => {
    expect(composed({ ...url, aws_db_instance: { main } })).toMatchObject({
      secret: { id: "database-url" },
      login: { id: "main", filledBy: "RDS" },
    });
  });

  test("is none without such a secret, or without a database", () => {
    expect(composed({ aws_db_instance: { main } })).toBeUndefined();
    expect(composed(url)).toBeUndefined();
  });

  test("is none where it could be of two databases", () => {
    const other = { ...main, identifier: "shop-dev-other" };
    expect(composed({ ...url, aws_db_instance: { main, other } })).toBeUndefined();
  });

  test("is none where containers read more than one key of it", () => {
    const reads = ["a", "b"].map((key) => `\${aws_secretsmanager_secret.url.arn}:${key}::`);
    expect(composed({ ...url, aws_db_instance: { main }, ...service("api", ...reads) })).toBeUndefined();
  });
});
