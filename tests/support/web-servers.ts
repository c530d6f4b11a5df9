import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { type AddressInfo, connect, createServer } from "node:net";
import { delimiter, dirname, join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { serverConfigs } from "../../src/build/server-config.ts";

/** A real web server with the configuration that is printed for it. */
export interface WebServer {
  name: string;
  /** Its program, where it is installed. */
  program: string | undefined;
  /** Writes its configuration into a folder, and says how to start it for a site in a folder of `root`, on a port. */
  prepare: (setup: Setup) => { args: string[]; env?: Record<string, string> };
}

interface Setup {
  program: string;
  root: string;
  base: string;
  port: number;
  /** An empty folder for its files. */
  work: string;
}

const isRoot = process.getuid?.() === 0;

const nginx: WebServer = {
  name: "nginx",
  program: find("nginx"),
  prepare: ({ program, root, base, port, work }) => {
    const [, conf = ""] = /--conf-path=(\S+)/.exec(spawnSync(program, ["-V"], { encoding: "utf8" }).stderr) ?? [];
    const temporary = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
    const text = `daemon off;
${isRoot ? "user root;" : ""}
pid ${work}/pid;
error_log stderr;
events { }
http {
  ${temporary.map((name) => `${name}_temp_path ${work}/${name};`).join(" ")}
  access_log off;
  server {
    listen 127.0.0.1:${port};
    root ${root};
    ${serverConfigs.nginx(base).replace("include mime.types", `include ${join(dirname(conf), "mime.types")}`)}
  }
}`;
    return { args: ["-e", "stderr", "-c", write(work, "nginx.conf", text)] };
  },
};

const apacheModules = ["/usr/lib/apache2/modules", "/usr/lib64/httpd/modules", "/usr/libexec/apache2"].find((folder) =>
  existsSync(folder),
);
const APACHE_MODULES =
  "mpm_event authz_core unixd mime dir autoindex negotiation alias deflate filter headers rewrite".split(" ");

/** Apache takes the same lines in two places. */
const apache = (place: ".htaccess" | "<Directory>"): WebServer => ({
  name: `Apache, in ${place}`,
  program: apacheModules && (find("apache2") ?? find("httpd")),
  prepare: ({ root, base, port, work }) => {
    const lines = serverConfigs.apache(base);
    if (place === ".htaccess") write(join(root, base), place, lines);
    const has = (name: string) => existsSync(join(apacheModules!, `mod_${name}.so`));
    const text = `ServerRoot ${work}
${APACHE_MODULES.filter(has)
  .map((name) => `LoadModule ${name}_module ${apacheModules}/mod_${name}.so`)
  .join("\n")}
ServerName localhost
Listen 127.0.0.1:${port}
PidFile ${work}/pid
ErrorLog ${join(work, LOG)}
TypesConfig ${["/etc/mime.types", "/etc/apache2/mime.types", "/dev/null"].find((path) => existsSync(path))}
${isRoot ? "User #65534\nGroup #65534" : ""}
DocumentRoot ${root}
<Directory ${root}>
  Require all granted
  Options Indexes FollowSymLinks
  AllowOverride FileInfo
</Directory>
${place === "<Directory>" ? `<Directory ${join(root, base)}>\n${lines}\n</Directory>` : ""}`;
    return { args: ["-D", "FOREGROUND", "-f", write(work, "apache.conf", text)] };
  },
});

const caddy: WebServer = {
  name: "Caddy",
  program: find("caddy"),
  prepare: ({ root, base, port, work }) => {
    const text = `{
  admin off
  auto_https off
}
http://127.0.0.1:${port} {
  root * ${root}
  ${serverConfigs.caddy(base)}
}`;
    const args = ["run", "--config", write(work, "Caddyfile", text), "--adapter", "caddyfile"];
    return { args, env: { HOME: work, XDG_DATA_HOME: work, XDG_CONFIG_HOME: work } };
  },
};

/** Every server that a configuration is printed for, installed or not. */
export const webServers: readonly WebServer[] = [nginx, apache(".htaccess"), apache("<Directory>"), caddy];

/** The file that a server writes its complaints to where it does not print them. */
const LOG = "error.log";

/** Serves a site that stands in `root` at `base`, and returns where. */
export async function startServer(server: WebServer, setup: Omit<Setup, "program" | "port">) {
  const port = await freePort();
  const { args, env } = server.prepare({ ...setup, program: server.program!, port });
  const child = spawn(server.program!, args, { env: { ...process.env, ...env } });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => (printed += String(text)));
  const log = join(setup.work, LOG);
  const said = () => printed + (existsSync(log) ? readFileSync(log, "utf8") : "");
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`${server.name} did not start:\n${said()}`);
    await wait(20);
  }
  return { url: `http://127.0.0.1:${port}${setup.base}`, said, close: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.kill()) await once(child, "exit");
}

/** A port that was free a moment ago; these servers cannot be asked which one they took. */
async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const { port } = server.address() as AddressInfo;
  await once(server.close(), "close");
  return port;
}

const answers = (port: number): Promise<boolean> => {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const socket = connect(port, "127.0.0.1");
  socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
  return promise.finally(() => socket.destroy());
};

/** Where a program is; servers often stand outside a user's PATH. */
function find(name: string): string | undefined {
  const folders = [...(process.env["PATH"] ?? "").split(delimiter), "/usr/sbin", "/usr/local/sbin", "/usr/local/bin"];
  return folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
}

function write(folder: string, name: string, text: string): string {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}
