package io.comptoir.storage.embedded;

import com.sun.security.auth.module.UnixSystem;
import io.comptoir.storage.embedded.EmbeddedPostgresException.Category;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Under which user the server runs. PostgreSQL refuses root; so as root it gets a user namespace in
 * which root has another number, or, where that is forbidden, another user altogether.
 */
sealed interface RunAs {
  /** As the user who started the program. */
  record Directly() implements RunAs {}

  /**
   * As root, seen from inside as somebody else and without root's power over others' files; needs
   * no change of owner.
   */
  record UserNamespace() implements RunAs {}

  /**
   * As somebody else.
   *
   * @param command what stands before the command to run
   * @param quoted the command is one argument for a shell, not a list
   */
  record DroppedTo(Account account, List<String> command, boolean quoted) implements RunAs {
    public DroppedTo {
      command = List.copyOf(command);
    }
  }

  /** A user of the system, by number. */
  record Account(int user, int group) {}

  static boolean isRoot() {
    return new UnixSystem().getUid() == 0;
  }

  /**
   * Finds a way that works here, and hands the folder over where that way is another user.
   *
   * @param folder exists; where it already belongs to an ordinary user, that user runs the server
   */
  static RunAs choose(Path folder) {
    if (!isRoot()) {
      return new Directly();
    }
    var parent = Objects.requireNonNullElse(folder.getParent(), folder);
    for (var way : waysAsRoot(folder)) {
      if (way instanceof DroppedTo(var account, var _, var _) && way.mayReach(parent)) {
        handOver(folder, account);
      }
      if (way.mayWrite(folder)) {
        return way;
      }
    }
    throw new EmbeddedPostgresException(
        Category.NEEDS_ORDINARY_USER,
        "PostgreSQL does not run as root, and here neither a user namespace (unshare -U) nor another"
            + " user that can write "
            + folder
            + " was found. Start Comptoir as an ordinary user, or give a folder that everyone can"
            + " reach, such as --data /var/lib/comptoir, or use --database"
            + " jdbc:postgresql://host/name.");
  }

  /** Who it is, for messages. */
  default String whom() {
    return switch (this) {
      case Directly() -> System.getProperty("user.name", "this user");
      case UserNamespace() -> "root in a user namespace";
      case DroppedTo(var account, var _, var _) -> "the user number " + account.user();
    };
  }

  /** The command as it must be given to the system. */
  default List<String> wrap(List<String> command) {
    return switch (this) {
      case Directly() -> command;
      case UserNamespace() -> join(List.of("unshare", "-U"), command);
      case DroppedTo(var _, var before, var quoted) ->
          join(before, quoted ? List.of(quote(command)) : command);
    };
  }

  /** Whether this user can read and execute the program. */
  default boolean mayUse(String program) {
    return switch (this) {
      case Directly() -> Files.isExecutable(Path.of(program));
      case UserNamespace(), DroppedTo(_, _, _) ->
          succeeds("test -r \"$0\" && test -x \"$0\"", program);
    };
  }

  /** Gives a file that the program made to this user. */
  default void own(Path file) {
    if (this instanceof DroppedTo(var account, var _, var _)) {
      handOver(file, account);
    }
  }

  private boolean mayReach(Path folder) {
    return succeeds("test \"$(id -u)\" != 0 && cd \"$0\"", folder.toString());
  }

  private boolean mayWrite(Path folder) {
    return succeeds(
        "test \"$(id -u)\" != 0 && cd \"$0\" && test -w . && test -x .", folder.toString());
  }

  private boolean succeeds(String script, String argument) {
    return Shell.run(wrap(List.of("sh", "-c", script, argument))).succeeded();
  }

  /**
   * A folder made by an ordinary user stays his. Otherwise root's own namespace; then whoever owns
   * the place where the folder is (somebody's home); then nobody.
   */
  private static List<RunAs> waysAsRoot(Path folder) {
    var owner = ownerOf(folder);
    if (owner.user() != 0) {
      return drops(owner);
    }
    var ways = new ArrayList<RunAs>();
    ways.add(new UserNamespace());
    for (var above = folder.getParent(); above != null; above = above.getParent()) {
      var next = ownerOf(above);
      if (next.user() != 0) {
        ways.addAll(drops(next));
        break;
      }
    }
    var user = Shell.run(List.of("id", "-u", "nobody"));
    var group = Shell.run(List.of("id", "-g", "nobody"));
    if (user.succeeded() && group.succeeded()) {
      // macOS writes nobody's number as -2
      ways.addAll(
          drops(new Account(Integer.parseInt(user.output()), Integer.parseInt(group.output()))));
    }
    return ways;
  }

  private static List<RunAs> drops(Account account) {
    var name = Shell.run(List.of("id", "-un", Integer.toString(account.user()))).output();
    return List.of(
        new DroppedTo(
            account,
            List.of(
                "setpriv",
                "--reuid=" + account.user(),
                "--regid=" + account.group(),
                "--clear-groups"),
            false),
        new DroppedTo(account, List.of("sudo", "-n", "-u", "#" + account.user(), "--"), false),
        new DroppedTo(account, List.of("su", "-s", "/bin/sh", name, "-c"), true));
  }

  private static Account ownerOf(Path folder) {
    try {
      return new Account(
          (Integer) Files.getAttribute(folder, "unix:uid", LinkOption.NOFOLLOW_LINKS),
          (Integer) Files.getAttribute(folder, "unix:gid", LinkOption.NOFOLLOW_LINKS));
    } catch (IOException e) {
      throw Diagnosis.of("The owner of " + folder + " cannot be read", folder, e);
    }
  }

  private static void handOver(Path folder, Account account) {
    try {
      Files.walkFileTree(
          folder,
          new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes)
                throws IOException {
              return give(path);
            }

            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes attributes)
                throws IOException {
              return give(path);
            }

            private FileVisitResult give(Path path) throws IOException {
              if (!ownerOf(path).equals(account)) {
                Files.setAttribute(path, "unix:uid", account.user(), LinkOption.NOFOLLOW_LINKS);
                Files.setAttribute(path, "unix:gid", account.group(), LinkOption.NOFOLLOW_LINKS);
              }
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException e) {
      throw Diagnosis.of("The folder " + folder + " cannot be handed over", folder, e);
    }
  }

  private static List<String> join(List<String> before, List<String> after) {
    var all = new ArrayList<>(before);
    all.addAll(after);
    return List.copyOf(all);
  }

  private static String quote(List<String> command) {
    return command.stream()
        .map(word -> "'" + word.replace("'", "'\\''") + "'")
        .collect(Collectors.joining(" ", "exec ", ""));
  }
}
