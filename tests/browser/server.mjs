// Starts throughline-server on a free port over a data folder, or takes one that runs (THROUGHLINE_URL).
import {spawn} from "node:child_process";

export async function startServer() {
  if (process.env.THROUGHLINE_URL) return {url: process.env.THROUGHLINE_URL, stop: async () => {}};
  const [program, data] = [process.env.THROUGHLINE_SERVER, process.env.THROUGHLINE_DATA];
  const child = spawn(program, ["--data", data, "--listen", "127.0.0.1:0"], {stdio: ["ignore", "pipe", "pipe"]});
  let log = "";
  child.stderr.on("data", (bytes) => (log += bytes));
  const url = await new Promise((resolve, reject) => {
    let out = "";
    const timer = setTimeout(() => reject(new Error("The server did not start:\n" + log)), 60000);
    child.on("exit", (code) => reject(new Error(`The server ended with ${code}:\n${log}`)));
    child.stdout.on("data", (bytes) => {
      out += bytes;
      const ready = out.match(/ready at (http:\S+)/);
      if (!ready) return;
      clearTimeout(timer);
      resolve(ready[1]);
    });
  });
  const stop = () =>
    new Promise((resolve) => {
      child.removeAllListeners("exit");
      child.on("exit", resolve);
      child.kill("SIGTERM");
    });
  return {url, stop, log: () => log};
}
