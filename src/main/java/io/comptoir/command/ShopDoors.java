package io.comptoir.command;

import io.comptoir.action.Linking;
import io.comptoir.base.ShopId;
import io.comptoir.channel.Account;
import io.comptoir.channel.Accounts;
import io.comptoir.channel.Channels;
import io.comptoir.dialogue.FollowedLink;
import io.comptoir.entry.EntryAddress;
import io.comptoir.entry.EntryPoint;
import io.comptoir.web.entry.EntryDoors;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The ways into the shops' conversations: their accounts on channels, and the web chat. */
final class ShopDoors implements Linking.Doors, EntryDoors {
  /** What accounts call the name or number under which people reach them. */
  private static final List<String> HANDLES =
      List.of("number", "username", "bot", "basic_id", "from", "phone");

  private final Channels channels;
  private final Supplier<Accounts> accounts;
  private final Supplier<String> site;
  private final Function<ShopId, Optional<Named>> named;

  /**
   * @param accounts as they are configured by then
   * @param named what the shops are called; empty for one that is not served
   * @param site where customers reach this server, without a slash at its end
   */
  ShopDoors(
      Channels channels,
      Supplier<Accounts> accounts,
      Supplier<String> site,
      Function<ShopId, Optional<Named>> named) {
    this.channels = channels;
    this.accounts = accounts;
    this.site = site;
    this.named = named;
  }

  @Override
  public List<Linking.Door> of(ShopId shop, String start) {
    return places(shop).stream()
        .flatMap(
            place ->
                address(shop, place, "", start).stream()
                    .map(
                        address ->
                            new Linking.Door(
                                place.channel(),
                                address.toString(),
                                "/go/qr/" + shop + "/" + place.channel() + "/" + start + ".svg")))
        .toList();
  }

  @Override
  public String site() {
    return site.get();
  }

  @Override
  public Optional<URI> address(EntryPoint point) {
    return address(
        point.shop(),
        new Place(point.channel(), point.account()),
        point.words(),
        new FollowedLink(point.link(), Optional.of(point.code())).text());
  }

  @Override
  public Optional<URI> address(ShopId shop, String channel, String link) {
    return places(shop).stream()
        .filter(place -> place.channel().equals(channel))
        .findFirst()
        .flatMap(place -> address(shop, place, "", link));
  }

  @Override
  public Optional<Named> shop(ShopId shop) {
    return named.apply(shop);
  }

  @Override
  public List<Place> places(ShopId shop) {
    if (named.apply(shop).isEmpty()) {
      return List.of();
    }
    var places = new ArrayList<Place>();
    for (var channel : channels.all()) {
      for (var account : accounts.get().of(channel.name(), shop)) {
        var place = new Place(channel.name(), account.id());
        if (address(shop, place, "", "").isPresent()) {
          places.add(place);
        }
      }
    }
    places.add(new Place("webchat", shop.value()));
    return places;
  }

  /**
   * @param words laid ready where the channel takes words
   * @param payload what the link brings along
   */
  Optional<URI> address(ShopId shop, Place place, String words, String payload) {
    if (place.channel().equals("webchat")) {
      return EntryAddress.of("webchat", site.get() + "/shop/" + shop, payload);
    }
    return accounts.get().of(place.channel(), shop).stream()
        .filter(account -> account.id().equals(place.account()))
        .findFirst()
        .flatMap(account -> address(account, carried(place.channel(), words, payload)));
  }

  private Optional<URI> address(Account account, String carried) {
    return HANDLES.stream()
        .flatMap(name -> account.setting(name).stream())
        .flatMap(handle -> EntryAddress.of(account.channel(), handle, carried).stream())
        .findFirst()
        .or(
            () ->
                channels
                    .find(account.channel())
                    .flatMap(channel -> channel.entry(account, carried)));
  }

  private static String carried(String channel, String words, String payload) {
    return EntryAddress.speaks(channel)
        ? Stream.of(words, payload.isEmpty() ? "" : FollowedLink.suffix(payload))
            .filter(part -> !part.isEmpty())
            .reduce((one, other) -> one + " " + other)
            .orElse("")
        : payload;
  }
}
