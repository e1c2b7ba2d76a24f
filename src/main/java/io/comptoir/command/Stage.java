package io.comptoir.command;

import io.comptoir.storage.memory.MemoryStores;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/** The shop that a conversation is rehearsed in, opened again when its folder is saved. */
final class Stage implements AutoCloseable {
  private final Path folder;
  private final MemoryStores stores;
  private final ShopClock clock;
  private final FolderWatch watch;
  private OpenShop shop;

  /**
   * @throws Failure when the folder has mistakes that keep it from opening
   */
  Stage(Path folder, MemoryStores stores, ShopClock clock) {
    this.folder = folder;
    this.stores = stores;
    this.clock = clock;
    this.watch = new FolderWatch(folder);
    this.shop = open();
  }

  OpenShop shop() {
    return shop;
  }

  /** Goes on in the folder as it is, each time it is saved, and tells what came of it. */
  void follow(Rehearsal rehearsal, Consumer<String> told) {
    watch.tell(() -> renew(rehearsal, false).ifPresent(told));
  }

  /**
   * Goes on in the folder as it is now, if it was saved since. The conversation, locked by {@code
   * rehearsal}, waits for the moment in which the shops change, not for the new one to be read.
   *
   * @param wanted whether to read it even when nothing changed
   * @return what came of it: read again, or the mistakes for which it stays as it was
   */
  synchronized Optional<String> renew(Rehearsal rehearsal, boolean wanted) {
    if (!watch.changed() && !wanted) {
      return Optional.empty();
    }
    try {
      var fresh = open();
      if (!fresh.counter().shop().equals(shop.counter().shop())) {
        fresh.close();
        return Optional.of("The id in shop.yml is another now; leave and begin again.");
      }
      synchronized (rehearsal) {
        rehearsal.goOnIn(fresh);
      }
      shop.close();
      shop = fresh;
      return Optional.of("(" + folder + " was read again; the conversation goes on)");
    } catch (Failure mistakes) {
      return Optional.of(mistakes.getMessage() + "It stays as it was until that is mended.");
    }
  }

  @Override
  public void close() {
    watch.close();
    shop.close();
  }

  private OpenShop open() {
    return OpenShop.open(
        folder, Stores.of(stores), Payments.sandbox(clock), clock, OpenShop.usualCache());
  }
}
