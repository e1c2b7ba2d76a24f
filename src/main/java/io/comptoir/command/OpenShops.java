package io.comptoir.command;

import io.comptoir.base.ShopId;
import io.comptoir.commerce.payment.PaymentProvider;
import io.comptoir.engine.ShopCounter;
import io.comptoir.engine.Shops;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shops that are open, each as its folder stood last. A folder that changes is opened again
 * beside the old one, which serves until the new one is ready; one with mistakes stays as it was.
 */
public final class OpenShops implements Shops, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(OpenShops.class);
  private static final int LOOK_EVERY_SECONDS = 2;

  private record Opened(OpenShop shop, Path folder, long changed) {}

  private final Function<Path, OpenShop> opener;
  private final Map<ShopId, Opened> open = new ConcurrentHashMap<>();
  private final ScheduledExecutorService watch =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("shops").factory());

  /**
   * @throws Failure when one of them cannot be opened, or two have the same name
   */
  public OpenShops(List<Path> folders, Function<Path, OpenShop> opener) {
    this.opener = opener;
    for (var folder : folders) {
      var changed = changed(folder);
      var shop = opener.apply(folder);
      var before = open.put(shop.counter().shop(), new Opened(shop, folder, changed));
      if (before != null) {
        throw new Failure(
            "Two shops are named "
                + shop.counter().shop()
                + ": "
                + before.folder()
                + " and "
                + folder
                + ". Change the id in one shop.yml.");
      }
    }
    watch.scheduleWithFixedDelay(
        this::look, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
  }

  public Optional<OpenShop> open(ShopId shop) {
    return Optional.ofNullable(open.get(shop)).map(Opened::shop);
  }

  public Collection<OpenShop> all() {
    return open.values().stream().map(Opened::shop).toList();
  }

  public Optional<Path> folder(ShopId shop) {
    return Optional.ofNullable(open.get(shop)).map(Opened::folder);
  }

  @Override
  public Optional<ShopCounter> find(ShopId shop) {
    return open(shop).map(OpenShop::counter);
  }

  @Override
  public Set<ShopId> ids() {
    return Set.copyOf(open.keySet());
  }

  @Override
  public void close() {
    watch.shutdownNow();
    open.values().forEach(opened -> opened.shop().close());
  }

  private void look() {
    for (var entry : new LinkedHashMap<>(open).entrySet()) {
      try {
        renew(entry.getKey(), entry.getValue());
      } catch (RuntimeException e) {
        log.warn("shop={} stays as it was: {}", entry.getKey(), e.getMessage());
      }
    }
  }

  private void renew(ShopId id, Opened old) {
    var changed = changed(old.folder());
    if (changed == old.changed()) {
      return;
    }
    // Remembered first, so that a folder with mistakes is told once and not every two seconds.
    open.put(id, new Opened(old.shop(), old.folder(), changed));
    var fresh = opener.apply(old.folder());
    if (!fresh.counter().shop().equals(id)) {
      fresh.close();
      throw new Failure("the id in shop.yml is another now; restart to serve it under that name");
    }
    open.put(id, new Opened(fresh, old.folder(), changed));
    log.info("shop={} version={} loaded again", id, fresh.counter().version());
    // Turns under way may still search in the old one.
    watch.schedule(old.shop()::close, 1, TimeUnit.MINUTES);
  }

  /** Changes when a file of the folder comes, goes or is written. */
  private static long changed(Path folder) {
    try (var files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .mapToLong(file -> file.hashCode() * 31L + modified(file))
          .sum();
    } catch (IOException | UncheckedIOException e) {
      return 0;
    }
  }

  private static long modified(Path file) {
    try {
      return Files.getLastModifiedTime(file).toMillis() + Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  /** The provider of this name, if this shop is paid by it. */
  Optional<PaymentProvider> provider(String name, ShopId shop) {
    return open(shop).map(OpenShop::payments).filter(provider -> provider.name().equals(name));
  }
}
