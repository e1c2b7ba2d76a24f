package io.comptoir.web.entry;

import io.comptoir.base.Language;
import io.comptoir.base.ShopId;
import io.comptoir.entry.EntryPoint;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** Where the shops can be written to, for entry points. */
public interface EntryDoors {
  /** Where customers reach this server, without a slash at its end. */
  String site();

  /** The shop's accounts and its web chat. */
  List<Place> places(ShopId shop);

  /**
   * @param account the shop's own name for the web chat
   */
  record Place(String channel, String account) {}

  /** Where the entry point leads; empty when its account is gone. */
  Optional<URI> address(EntryPoint point);

  /** Where a link leads that goes on with a conversation; empty for a channel that is not there. */
  Optional<URI> address(ShopId shop, String channel, String link);

  /** The shop's name and first language; empty for a shop that is not served. */
  Optional<Named> shop(ShopId shop);

  record Named(String name, Language language) {}
}
