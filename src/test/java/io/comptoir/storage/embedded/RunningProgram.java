package io.comptoir.storage.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A {@link Program} in a JVM of its own.
 *
 * @param process the JVM
 * @param output its standard output
 * @param first its first line
 */
record RunningProgram(Process process, BufferedReader output, String first)
    implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /**
   * @param before what stands before {@code java}, such as {@code setsid}
   * @param environment changes to this process's
   */
  static RunningProgram start(
      Path folder, List<String> before, String classPath, Map<String, String> environment)
      throws Exception {
    var command = new ArrayList<>(before);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            classPath,
            Program.class.getName(),
            folder.toString()));
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.directory(Path.of("/").toFile());
    builder.environment().putAll(environment);
    var process = builder.start();
    var output = process.inputReader();
    return new RunningProgram(process, output, nextLine(output, ""));
  }

  static RunningProgram start(Path folder) throws Exception {
    return start(folder, List.of(), System.getProperty("java.class.path"), Map.of());
  }

  String url() {
    return word(1);
  }

  String password() {
    return word(2);
  }

  /** The server's process. */
  ProcessHandle server() {
    return ProcessHandle.of(Long.parseLong(word(3))).orElseThrow();
  }

  /** Reads on until a line that begins so. */
  String await(String beginning) throws Exception {
    return nextLine(output, beginning);
  }

  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws IOException, InterruptedException {
    process.destroy();
    process.waitFor();
    output.close();
  }

  /** Waits for what must come; fails when it does not. */
  static void within(Duration limit, String what, BooleanSupplier come)
      throws InterruptedException {
    var deadline = System.nanoTime() + limit.toNanos();
    while (!come.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new AssertionError("not within " + limit + ": " + what);
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }

  /** Zombies count as gone. */
  static boolean isGone(ProcessHandle process) {
    return !process.isAlive() || process.info().commandLine().isEmpty();
  }

  /** The classes and libraries that the program needs, copied where everyone can read them. */
  static String copyOfClassPath(Path to) throws IOException {
    var copied = new ArrayList<String>();
    var needed = List.of("postgres", "xz-", "commons-", "slf4j", "logback", "classes", "jspecify");
    for (var entry : System.getProperty("java.class.path").split(":")) {
      var path = Path.of(entry);
      if (Files.exists(path) && needed.stream().anyMatch(path.getFileName().toString()::contains)) {
        var target = to.resolve(copied.size() + "-" + path.getFileName());
        if (Files.isDirectory(path)) {
          copyTree(
              path.resolve("io/comptoir/storage/embedded"),
              target.resolve("io/comptoir/storage/embedded"));
        } else if (!entry.contains("binaries-") || entry.contains("linux-amd64")) {
          Files.copy(path, target);
        }
        copied.add(target.toString());
      }
    }
    return String.join(":", copied);
  }

  /** A search path with these programs alone; {@code name=other} gives another's name to one. */
  static String pathOf(Path folder, String... programs) throws IOException {
    Files.createDirectories(folder);
    for (var program : programs) {
      var names = program.split("=");
      for (var place : System.getenv("PATH").split(":")) {
        var found = Path.of(place, names[names.length - 1]);
        if (Files.isExecutable(found) && !Files.exists(folder.resolve(names[0]))) {
          Files.createSymbolicLink(folder.resolve(names[0]), found);
        }
      }
    }
    return folder.toString();
  }

  static void copyTree(Path from, Path to) throws IOException {
    try (var paths = Files.walk(from)) {
      for (var path : (Iterable<Path>) paths::iterator) {
        var target = to.resolve(from.relativize(path).toString());
        Files.createDirectories(target.getParent());
        if (!Files.isDirectory(path)) {
          Files.copy(path, target);
        } else {
          Files.createDirectories(target);
        }
      }
    }
  }

  private String word(int index) {
    var words = first.split(" ");
    if (!words[0].equals("READY")) {
      throw new AssertionError("the program did not start: " + first);
    }
    return words[index];
  }

  private static String nextLine(BufferedReader output, String beginning) throws Exception {
    return CompletableFuture.supplyAsync(() -> read(output, beginning))
        .get(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  /** Other lines are the log's. */
  private static String read(BufferedReader output, String beginning) {
    try {
      for (var line = output.readLine(); line != null; line = output.readLine()) {
        var ours = beginning.isEmpty() ? line.matches("[A-Z_]+ .*") : line.startsWith(beginning);
        if (ours) {
          return line;
        }
      }
      return "";
    } catch (IOException e) {
      return "";
    }
  }
}
