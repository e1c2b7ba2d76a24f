package io.comptoir.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Notices when a file of a folder comes, goes or is written; hidden folders are let be. */
final class FolderWatch implements AutoCloseable {
  /**
   * Editors write a file in several steps, and several files at once: it waits until all is still.
   */
  private static final Duration QUIET = Duration.ofMillis(150);

  private final Path folder;
  private @Nullable WatchService events;
  private long seen;

  FolderWatch(Path folder) {
    this.folder = folder;
    this.seen = state();
  }

  /** Whether something changed since this was asked last. */
  synchronized boolean changed() {
    var now = state();
    var changed = now != seen;
    seen = now;
    return changed;
  }

  /**
   * Says so as soon as something was saved, on a thread of its own, until it is closed.
   *
   * @return whether this machine can tell; else {@link #changed()} is all there is
   */
  boolean tell(Runnable saved) {
    try {
      var watcher = folder.getFileSystem().newWatchService();
      events = watcher;
      register(watcher);
      Thread.ofPlatform().name("folder-watch").daemon().start(() -> listen(watcher, saved));
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      close();
      return false;
    }
  }

  @Override
  public void close() {
    if (events != null) {
      try {
        events.close();
      } catch (IOException e) {
        // nothing is told any more either way
      }
      events = null;
    }
  }

  private void listen(WatchService watcher, Runnable saved) {
    try {
      while (true) {
        for (WatchKey key = watcher.take();
            key != null;
            key = watcher.poll(QUIET.toMillis(), TimeUnit.MILLISECONDS)) {
          key.pollEvents();
          key.reset();
        }
        register(watcher);
        saved.run();
      }
    } catch (ClosedWatchServiceException e) {
      // closed
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      // the folder is gone; it is still looked at when it is asked for
    }
  }

  /** Folders may have come; those that are watched already stay so. */
  private void register(WatchService watcher) throws IOException {
    Files.walkFileTree(
        folder,
        new Visible() {
          @Override
          public FileVisitResult entered(Path directory) throws IOException {
            directory.register(
                watcher,
                StandardWatchEventKinds.ENTRY_CREATE,
                StandardWatchEventKinds.ENTRY_MODIFY,
                StandardWatchEventKinds.ENTRY_DELETE);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  private long state() {
    var sum = new long[1];
    try {
      Files.walkFileTree(
          folder,
          new Visible() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes as) {
              sum[0] += file.hashCode() * 31L + as.lastModifiedTime().toMillis() * 31 + as.size();
              return FileVisitResult.CONTINUE;
            }
          });
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
    return sum[0];
  }

  private abstract class Visible extends SimpleFileVisitor<Path> {
    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes as)
        throws IOException {
      return !directory.equals(folder) && directory.getFileName().toString().startsWith(".")
          ? FileVisitResult.SKIP_SUBTREE
          : entered(directory);
    }

    FileVisitResult entered(Path directory) throws IOException {
      return FileVisitResult.CONTINUE;
    }

    /** Gone between being listed and being looked at. */
    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      return FileVisitResult.CONTINUE;
    }
  }
}
