package io.comptoir.benchmark;

import io.comptoir.command.NoPayments;
import io.comptoir.command.OpenShop;
import io.comptoir.command.Stores;
import java.nio.file.Path;

/** The demo shop, opened once. Run from the repository's root. */
final class DemoShop {
  private DemoShop() {}

  static OpenShop open() {
    return OpenShop.open(Path.of("shops/beaute"), Stores.inMemory(), new NoPayments(), java.time.InstantSource.system(), OpenShop.usualCache());
  }
}
