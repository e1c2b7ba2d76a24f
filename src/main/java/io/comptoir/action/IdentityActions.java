package io.comptoir.action;

import static io.comptoir.action.NamedActions.done;
import static io.comptoir.action.NamedActions.failed;
import static io.comptoir.action.NamedActions.hold;
import static io.comptoir.action.NamedActions.read;
import static io.comptoir.action.NamedActions.write;

import io.comptoir.action.Linking.Door;
import io.comptoir.base.Value;
import io.comptoir.customer.CustomerId;
import io.comptoir.dialogue.ActionResult;
import io.comptoir.identity.IdentityStore;
import io.comptoir.identity.IdentityStore.Asked;
import io.comptoir.identity.IdentityStore.Known;
import io.comptoir.identity.IdentityStore.Undone;
import io.comptoir.identity.LinkGrant;
import io.comptoir.identity.LinkId;
import io.comptoir.identity.LinkOutcome;
import io.comptoir.identity.LinkOutcome.Reason;
import io.comptoir.identity.LinkSecrets;
import io.comptoir.identity.Merge;
import io.comptoir.identity.Proof;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** One person on several channels: offered, taken up, parted again. */
final class IdentityActions {
  /** Codes that others happen to have now are passed over so often. */
  private static final int ATTEMPTS = 5;

  private static final int LOOKED_BACK = 20;

  private final Counter counter;
  private final Linking linking;
  private final IdentityStore store;

  IdentityActions(Counter counter, Linking linking) {
    this.counter = counter;
    this.linking = linking;
    this.store = linking.store();
  }

  List<Action> all() {
    return List.of(
        hold(
            "identity.offer",
            "said text?",
            "doors items, code text, minutes number, wanted text",
            "TOO_OFTEN",
            this::offer),
        read(
            "identity.look",
            "link text?, code text?",
            "name text, own truth",
            "UNKNOWN, EXPIRED, SAME, WRONG_CODE",
            this::look),
        write(
            "identity.join",
            "link text?, code text?",
            "pieces number, already truth",
            "UNKNOWN, EXPIRED, USED, SAME, TWO_ACCOUNTS, WRONG_CODE, TOO_OFTEN",
            this::join),
        read(
            "identity.mine",
            "",
            "channels items, names text, count number",
            "NOTHING_LINKED",
            this::mine),
        write("identity.unlink", "channel text", "name text", "NOTHING_LINKED", this::unlink),
        write("identity.undo", "", "", "NOTHING_LINKED, LATER_MERGE", this::undo));
  }

  private ActionResult offer(Arguments a, Situation situation, String key) {
    var who = store.of(situation.customer().id());
    var here = here(situation, who);
    if (here.isEmpty()) {
      return failed("UNAVAILABLE");
    }
    for (var attempt = 0; attempt < ATTEMPTS; attempt++) {
      var id = new LinkId(named(key + "/" + attempt));
      var code = linking.secrets().code(id);
      var now = situation.now();
      var grant =
          new LinkGrant(
              id,
              situation.shop(),
              here.get().identity(),
              situation.conversation(),
              "",
              linking.secrets().hashed(situation.shop(), code),
              now,
              now.plus(LinkGrant.LIFETIME));
      switch (store.keep(grant, now.minus(LinkGrant.ASKING), LinkGrant.MOST_ASKED)) {
        case Asked.KEPT -> {
          // asked again under the same key, it is the one that was kept then
          return offered(a, store.find(id).orElse(grant), code, situation);
        }
        case Asked.TOO_OFTEN -> {
          return failed("TOO_OFTEN");
        }
        case Asked.CODE_TAKEN -> {}
      }
    }
    return failed("UNAVAILABLE");
  }

  private ActionResult offered(Arguments a, LinkGrant grant, String code, Situation situation) {
    var words = Words.in(situation.language());
    var doors = linking.doors().of(situation.shop(), linking.secrets().link(grant));
    var asked = a.text("said").toLowerCase(Locale.ROOT);
    var named = doors.stream().filter(door -> asked.contains(door.channel())).toList();
    var values = new LinkedHashMap<String, Value>();
    values.put(
        "doors",
        Value.items(
            (named.isEmpty() ? doors : named).stream().map(door -> door(door, words)).toList()));
    values.put("code", Value.of(code.substring(0, 3) + " " + code.substring(3)));
    values.put("minutes", Value.of(LinkGrant.LIFETIME.toMinutes()));
    values.put("wanted", Value.of(named.isEmpty() ? "" : name(named.getFirst().channel(), words)));
    return done(values);
  }

  private static Value door(Door door, Words words) {
    var fields = new LinkedHashMap<String, Value>();
    fields.put("id", Value.of(door.channel()));
    fields.put("name", Value.of(name(door.channel(), words)));
    fields.put("address", Value.of(door.address()));
    var picture = door.picture();
    if (picture != null) {
      fields.put("picture", Value.of(picture));
    }
    return new Value.Fields(fields);
  }

  /** What a yes would bring together. A code says nothing before it is tried. */
  private ActionResult look(Arguments a, Situation situation) {
    var words = Words.in(situation.language());
    var values = new LinkedHashMap<String, Value>();
    values.put("own", Value.of(hasOwn(situation)));
    values.put("name", Value.of(""));
    if (a.text("link").isEmpty()) {
      return LinkSecrets.typed(a.text("code")).isPresent() ? done(values) : failed("WRONG_CODE");
    }
    var grant = ours(a.text("link"), situation);
    if (grant.isEmpty()) {
      return failed("UNKNOWN");
    }
    if (!grant.get().expiresAt().isAfter(situation.now())) {
      return failed("EXPIRED");
    }
    if (grant.get().conversation().equals(situation.conversation())) {
      return failed("SAME");
    }
    values.put("name", Value.of(name(grant.get().identity().channel(), words)));
    return done(values);
  }

  private ActionResult join(Arguments a, Situation situation, String key) {
    var byLink = !a.text("link").isEmpty();
    Optional<LinkGrant> grant;
    if (byLink) {
      grant = ours(a.text("link"), situation);
    } else {
      var here = here(situation, store.of(situation.customer().id()));
      var code = LinkSecrets.typed(a.text("code"));
      if (here.isEmpty() || code.isEmpty()) {
        return failed("WRONG_CODE");
      }
      if (!store.mayTry(
          situation.shop(),
          here.get().identity(),
          situation.now(),
          situation.now().minus(LinkGrant.TRYING),
          LinkGrant.MOST_TRIES,
          LinkGrant.MOST_TRIES_OF_SHOP)) {
        return failed("TOO_OFTEN");
      }
      grant =
          store.findByCode(
              situation.shop(), linking.secrets().hashed(situation.shop(), code.get()));
    }
    if (grant.isEmpty()) {
      return failed(byLink ? "UNKNOWN" : "WRONG_CODE");
    }
    var outcome =
        store.open(
            grant.get().id(),
            situation.conversation(),
            byLink ? Proof.LINK : Proof.CODE,
            named(key),
            situation.now());
    return switch (outcome) {
      case LinkOutcome.Linked(Merge merge) -> joined(situation, merge.kept(), false);
      case LinkOutcome.Already() -> joined(situation, situation.customer().id(), true);
      case LinkOutcome.Refused(Reason reason) ->
          failed(!byLink && reason == Reason.UNKNOWN ? "WRONG_CODE" : reason.name());
    };
  }

  private ActionResult joined(Situation situation, CustomerId customer, boolean already) {
    var pieces = counter.carts().find(situation.shop(), customer).count();
    return done(Map.of("pieces", Value.of(pieces), "already", Value.of(already)));
  }

  private ActionResult mine(Arguments a, Situation situation) {
    var words = Words.in(situation.language());
    var others = others(situation);
    if (others.isEmpty()) {
      return failed("NOTHING_LINKED");
    }
    var channels = others.stream().map(known -> known.identity().channel()).distinct().toList();
    var values = new LinkedHashMap<String, Value>();
    values.put(
        "channels",
        Value.items(
            channels.stream()
                .map(
                    channel ->
                        new Value.Fields(
                            Map.of(
                                "id", Value.of(channel), "name", Value.of(name(channel, words)))))
                .toList()));
    values.put(
        "names",
        Value.of(
            String.join(", ", channels.stream().map(channel -> name(channel, words)).toList())));
    values.put("count", Value.of(channels.size()));
    return done(values);
  }

  /** All of the customer's identities on that channel but the one that speaks. */
  private ActionResult unlink(Arguments a, Situation situation, String key) {
    var channel = a.text("channel");
    var unlinked = false;
    for (var known : others(situation)) {
      if (known.identity().channel().equals(channel)) {
        var fresh = new CustomerId(named(key + "/" + known.identity()));
        unlinked |=
            store.unlink(situation.customer().id(), known.identity(), fresh, situation.now());
      }
    }
    return unlinked
        ? done(Map.of("name", Value.of(name(channel, Words.in(situation.language())))))
        : failed("NOTHING_LINKED");
  }

  private ActionResult undo(Arguments a, Situation situation, String key) {
    var last =
        store.mergesOf(situation.customer().id(), LOOKED_BACK).stream()
            .filter(merge -> merge.undoneAt() == null)
            .findFirst();
    if (last.isEmpty()) {
      return failed("NOTHING_LINKED");
    }
    return switch (store.undo(last.get().id(), situation.now())) {
      case Undone.DONE, Undone.ALREADY -> done(Map.of());
      case Undone.UNKNOWN -> failed("NOTHING_LINKED");
      case Undone.LATER_MERGE -> failed("LATER_MERGE");
    };
  }

  /** The grant of a link that we signed for this shop. */
  private Optional<LinkGrant> ours(String link, Situation situation) {
    var secrets = linking.secrets();
    return secrets
        .read(link)
        .flatMap(
            read ->
                store
                    .find(read.grant())
                    .filter(grant -> secrets.isOurs(read, grant))
                    .filter(grant -> grant.shop().equals(situation.shop())));
  }

  private boolean hasOwn(Situation situation) {
    var customer = situation.customer();
    return !situation.cart().isEmpty()
        || !customer.profile().values().isEmpty()
        || !counter.orders().ofCustomer(customer.id(), 1).isEmpty();
  }

  private List<Known> others(Situation situation) {
    var all = store.of(situation.customer().id());
    var here = here(situation, all);
    var others = new ArrayList<>(all);
    here.ifPresent(others::remove);
    others.removeIf(known -> known.identity().channel().equals(IdentityStore.ACCOUNT));
    return others;
  }

  /** The identity that speaks in this conversation. */
  private Optional<Known> here(Situation situation, List<Known> all) {
    return store
        .of(situation.conversation())
        .flatMap(
            identity ->
                all.stream().filter(known -> known.identity().equals(identity)).findFirst());
  }

  private static String name(String channel, Words words) {
    return words
        .find("channel." + channel)
        .orElseGet(
            () ->
                channel.isEmpty()
                    ? channel
                    : Character.toUpperCase(channel.charAt(0)) + channel.substring(1));
  }

  private static UUID named(String key) {
    return UUID.nameUUIDFromBytes(("identity/" + key).getBytes(StandardCharsets.UTF_8));
  }
}
