package io.comptoir.shop.catalog;

import java.io.IOException;

/** A feed that cannot be read at all, with what to do about it. */
public final class UnreadableFeed extends IOException {
  private static final long serialVersionUID = 1;

  UnreadableFeed(String mend) {
    super(mend);
  }
}
