package io.comptoir.channel;

import io.comptoir.base.ShopId;
import java.util.List;
import java.util.Optional;

/** The accounts of all shops, as they are configured now. */
public interface Accounts {
  Optional<Account> find(String channel, String id);

  List<Account> of(String channel, ShopId shop);

  List<Account> all(String channel);
}
