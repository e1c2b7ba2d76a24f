package io.comptoir.action;

import io.comptoir.base.ShopId;
import io.comptoir.identity.IdentityStore;
import io.comptoir.identity.LinkSecrets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What it takes to be known on several channels.
 *
 * @param doors the ways into a shop's conversations
 */
public record Linking(IdentityStore store, LinkSecrets secrets, Doors doors) {

  /** Where a shop can be written to. */
  public interface Doors {
    /**
     * @param start what the first message brings along, at most 64 characters of {@code A-Z a-z 0-9
     *     _ -}
     */
    List<Door> of(ShopId shop, String start);
  }

  /**
   * One way in.
   *
   * @param channel {@code whatsapp}, {@code webchat} …
   * @param address opens the conversation, in a browser or the channel's own program
   * @param picture a QR code of the address; null where there is none
   */
  public record Door(String channel, String address, @Nullable String picture) {}
}
