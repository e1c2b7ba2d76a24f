package io.comptoir.storage;

import io.comptoir.base.ShopId;
import io.comptoir.base.Value;
import io.comptoir.commerce.cart.Cart;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.CustomerId;
import io.comptoir.customer.Identity;
import io.comptoir.customer.Profile;
import io.comptoir.dialogue.Continuation;
import io.comptoir.dialogue.DialogueState;
import io.comptoir.event.Fact;
import io.comptoir.identity.IdentityStore;
import io.comptoir.identity.LinkOutcome;
import io.comptoir.identity.LinkOutcome.Reason;
import io.comptoir.identity.Merge;
import io.comptoir.identity.Merge.Belongings;
import io.comptoir.identity.Merging;
import io.comptoir.identity.Proof;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What moves when two customers become one, and back. Rows are locked in the order in which turns
 * lock them (conversations, carts, customers, each by id); versions go up, so that a turn decided
 * on what was before is decided again.
 */
final class MergeStatements {
  private static final String LOCK_CONVERSATIONS =
      "SELECT 1 FROM conversation WHERE customer_id = ANY (?) ORDER BY id FOR UPDATE";

  private static final String LOCK_CARTS =
      "SELECT 1 FROM cart WHERE customer_id = ANY (?) ORDER BY customer_id, shop FOR UPDATE";

  private static final String LOCK_CUSTOMERS =
      "SELECT id, profile FROM customer WHERE id = ANY (?) ORDER BY id FOR UPDATE";

  private static final String CARTS =
      "SELECT customer_id, lines, coupon, version FROM cart WHERE customer_id = ANY (?) AND shop = ?";

  private static final String KEEP_PROFILE =
      "UPDATE customer SET profile = ?::jsonb, version = version + 1 WHERE id = ?";

  private static final String KEEP_CART =
      """
      INSERT INTO cart (shop, customer_id, lines, coupon, version, updated_at)
      VALUES (?, ?, ?::jsonb, ?, 1, clock_timestamp())
      ON CONFLICT (customer_id, shop) DO UPDATE
        SET lines = excluded.lines, coupon = excluded.coupon, version = cart.version + 1,
          updated_at = excluded.updated_at
      """;

  private static final String MOVE_IDENTITIES =
      """
      UPDATE identity i SET customer_id = ?, proof = ?, linked_at = ?
      FROM unnest(?::text[], ?::text[], ?::text[]) AS u(channel, account, external_id)
      WHERE i.channel = u.channel AND i.account = u.account AND i.external_id = u.external_id
        AND i.customer_id = ?
      RETURNING i.id
      """;

  private static final String MOVE_CONVERSATIONS =
      """
      UPDATE conversation SET customer_id = ?
      WHERE customer_id = ? AND identity_id = ANY (?)
      RETURNING id
      """;

  private static final String MOVE_ORDERS =
      """
      UPDATE customer_order SET customer_id = ?, version = version + 1,
        document = jsonb_set(document, '{customer}', to_jsonb(?::text))
      WHERE customer_id = ? AND (id = ANY (?) OR conversation_id = ANY (?))
      """;

  private static final String MOVE_BOOKINGS =
      """
      UPDATE booking SET customer_id = ?, version = version + 1
      WHERE customer_id = ? AND (id = ANY (?) OR conversation_id = ANY (?))
      """;

  private static final String KEEP_MERGE =
      """
      INSERT INTO customer_merge (id, shop, kept, gone, proof, asked, joined, ledger, at, told)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?::uuid IS NULL)
      """;

  private final Connection connection;

  MergeStatements(Connection connection) {
    this.connection = connection;
  }

  /** Whoever talks in a conversation. */
  record Joining(ShopId shop, Identity identity, CustomerId customer) {}

  Optional<Joining> joining(ConversationId conversation) throws SQLException {
    var found = new ArrayList<Joining>();
    new Script(connection)
        .then(
            """
            SELECT c.shop, i.channel, i.account, i.external_id, i.customer_id
            FROM conversation c JOIN identity i ON i.id = c.identity_id WHERE c.id = ?
            """,
            row ->
                found.add(
                    new Joining(
                        new ShopId(row.getString(1)),
                        SqlIdentityStore.identity(row, 2),
                        new CustomerId(row.getObject(5, UUID.class)))))
        .uuid(conversation.value())
        .run();
    return found.stream().findFirst();
  }

  Optional<CustomerId> customerOf(Identity identity) throws SQLException {
    var found = new ArrayList<CustomerId>();
    new Script(connection)
        .then(
            """
            SELECT customer_id FROM identity
            WHERE channel = ? AND account = ? AND external_id = ?
            """,
            row -> found.add(new CustomerId(row.getObject(1, UUID.class))))
        .text(identity.channel())
        .text(identity.account())
        .text(identity.externalId())
        .run();
    return found.stream().findFirst();
  }

  Optional<ShopId> shopOf(CustomerId customer) throws SQLException {
    var found = new ArrayList<ShopId>();
    new Script(connection)
        .then(
            "SELECT shop FROM customer WHERE id = ?",
            row -> found.add(new ShopId(row.getString(1))))
        .uuid(customer.value())
        .run();
    return found.stream().findFirst();
  }

  void makeCustomer(ShopId shop, CustomerId id, Instant now) throws SQLException {
    new Script(connection)
        .then("INSERT INTO customer (id, shop, created_at) VALUES (?, ?, ?)")
        .uuid(id.value())
        .text(shop.value())
        .time(now)
        .run();
  }

  /** Makes the identity unless it is there. */
  void make(Identity identity, CustomerId customer, Proof proof, Instant now) throws SQLException {
    new Script(connection)
        .then(
            """
            INSERT INTO identity (channel, account, external_id, customer_id, proof, linked_at)
            VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
            """)
        .text(identity.channel())
        .text(identity.account())
        .text(identity.externalId())
        .uuid(customer.value())
        .text(proof.name())
        .time(now)
        .run();
  }

  boolean hasAccount(CustomerId customer) throws SQLException {
    return identities(customer).stream()
        .anyMatch(identity -> identity.channel().equals(IdentityStore.ACCOUNT));
  }

  /** Makes one of two; who has an account is kept, else who asked. */
  LinkOutcome merge(
      ShopId shop,
      CustomerId asker,
      CustomerId joiner,
      Proof proof,
      @Nullable ConversationId asked,
      @Nullable ConversationId joined,
      UUID id,
      Instant now)
      throws SQLException {
    if (asker.equals(joiner)) {
      return new LinkOutcome.Already();
    }
    var joinerHolds = hasAccount(joiner);
    if (joinerHolds && hasAccount(asker)) {
      return new LinkOutcome.Refused(Reason.TWO_ACCOUNTS);
    }
    var kept = joinerHolds ? joiner : asker;
    var gone = joinerHolds ? asker : joiner;
    var before = lock(shop, kept, gone);
    var keptBefore = Objects.requireNonNull(before.get(kept));
    var goneBefore = Objects.requireNonNull(before.get(gone));
    var after = Merging.merged(keptBefore, goneBefore);
    var merge =
        new Merge(
            id,
            shop,
            kept,
            gone,
            proof,
            asked,
            joined,
            new Merge.Ledger(
                identities(gone),
                ids("SELECT id FROM customer_order WHERE customer_id = ?", gone),
                ids("SELECT id FROM booking WHERE customer_id = ?", gone),
                keptBefore,
                goneBefore,
                after),
            now,
            null);
    give(shop, kept, after);
    give(shop, gone, new Belongings(Profile.EMPTY, List.of(), null));
    move(merge.ledger(), gone, kept, proof, now);
    new Script(connection)
        .then(KEEP_MERGE)
        .uuid(id)
        .text(shop.value())
        .uuid(kept.value())
        .uuid(gone.value())
        .text(proof.name())
        .maybeUuid(asked == null ? null : asked.value())
        .maybeUuid(joined == null ? null : joined.value())
        .text(StoredJson.LEDGER.write(merge.ledger()))
        .time(now)
        .maybeUuid(asked == null ? null : asked.value())
        .run();
    note(
        shop,
        kept,
        joined,
        "identity.linked",
        Map.of("proof", Value.of(proof.name().toLowerCase(Locale.ROOT))),
        now);
    return new LinkOutcome.Linked(merge);
  }

  void part(Merge merge, Instant now) throws SQLException {
    var shop = merge.shop();
    var held = lock(shop, merge.kept(), merge.gone());
    var parted = Merging.parted(merge.ledger(), Objects.requireNonNull(held.get(merge.kept())));
    give(shop, merge.kept(), parted.kept());
    give(shop, merge.gone(), parted.gone());
    forget(move(merge.ledger(), merge.kept(), merge.gone(), null, null));
    new Script(connection)
        .then("UPDATE customer_merge SET undone_at = ?, told = true WHERE id = ?")
        .time(now)
        .uuid(merge.id())
        .run();
    note(shop, merge.kept(), merge.joined(), "identity.parted", Map.of(), now);
  }

  boolean unlink(ShopId shop, CustomerId customer, Identity identity, CustomerId fresh, Instant now)
      throws SQLException {
    var theirs = identities(customer);
    if (theirs.size() < 2 || !theirs.contains(identity)) {
      return false;
    }
    makeCustomer(shop, fresh, now);
    new Script(connection).then(LOCK_CONVERSATIONS).uuids(List.of(customer.value())).run();
    var ledger =
        new Merge.Ledger(
            List.of(identity),
            List.of(),
            List.of(),
            new Belongings(Profile.EMPTY, List.of(), null),
            new Belongings(Profile.EMPTY, List.of(), null),
            new Belongings(Profile.EMPTY, List.of(), null));
    forget(conversations(identitiesMoved(ledger, customer, fresh, null, null), customer, fresh));
    note(
        shop,
        customer,
        null,
        "identity.unlinked",
        Map.of("channel", Value.of(identity.channel())),
        now);
    return true;
  }

  /** What is under way there goes on here. */
  void carry(ConversationId from, ConversationId to) throws SQLException {
    if (from.equals(to)) {
      return;
    }
    var states = new HashMap<UUID, DialogueState>();
    new Script(connection)
        .then(
            "SELECT id, state, prompt_seq FROM conversation WHERE id = ANY (?) ORDER BY id FOR UPDATE",
            row ->
                states.put(
                    row.getObject(1, UUID.class),
                    new DialogueState(row.getString(2), row.getLong(3))))
        .uuids(List.of(from.value(), to.value()))
        .run();
    var left = states.get(from.value());
    var taken = states.get(to.value());
    if (left == null || taken == null) {
      return;
    }
    var continuation = Continuation.of(left, taken);
    if (continuation.isPresent()) {
      stand(from.value(), continuation.get().left());
      stand(to.value(), continuation.get().taken());
    }
  }

  private void forget(List<UUID> conversations) throws SQLException {
    var states = new HashMap<UUID, DialogueState>();
    new Script(connection)
        .then(
            "SELECT id, state, prompt_seq FROM conversation WHERE id = ANY (?)",
            row ->
                states.put(
                    row.getObject(1, UUID.class),
                    new DialogueState(row.getString(2), row.getLong(3))))
        .uuids(conversations)
        .run();
    for (var entry : states.entrySet()) {
      stand(entry.getKey(), Continuation.forgotten(entry.getValue()));
    }
  }

  private void stand(UUID conversation, DialogueState state) throws SQLException {
    new Script(connection)
        .then(
            """
            UPDATE conversation SET state = ?::json, prompt_seq = ?, version = version + 1
            WHERE id = ?
            """)
        .text(state.json())
        .number(state.promptNumber())
        .uuid(conversation)
        .run();
  }

  private Map<CustomerId, Belongings> lock(ShopId shop, CustomerId one, CustomerId other)
      throws SQLException {
    var ids = List.of(one.value(), other.value());
    var profiles = new HashMap<CustomerId, Profile>();
    var carts = new HashMap<CustomerId, Cart>();
    new Script(connection)
        .then(LOCK_CONVERSATIONS)
        .uuids(ids)
        .then(LOCK_CARTS)
        .uuids(ids)
        .then(
            LOCK_CUSTOMERS,
            row ->
                profiles.put(
                    new CustomerId(row.getObject(1, UUID.class)),
                    StoredJson.PROFILE.read(row.getString(2))))
        .uuids(ids)
        .then(
            CARTS,
            row -> {
              var id = new CustomerId(row.getObject(1, UUID.class));
              carts.put(
                  id,
                  new Cart(
                      shop,
                      id,
                      StoredJson.CART_LINES.read(row.getString(2)),
                      row.getString(3),
                      row.getLong(4)));
            })
        .uuids(ids)
        .text(shop.value())
        .run();
    var held = new HashMap<CustomerId, Belongings>();
    for (var id : List.of(one, other)) {
      held.put(
          id,
          Belongings.of(
              profiles.getOrDefault(id, Profile.EMPTY),
              carts.getOrDefault(id, Cart.empty(shop, id))));
    }
    return held;
  }

  private void give(ShopId shop, CustomerId to, Belongings what) throws SQLException {
    new Script(connection)
        .then(KEEP_PROFILE)
        .text(StoredJson.PROFILE.write(what.profile()))
        .uuid(to.value())
        .then(KEEP_CART)
        .text(shop.value())
        .uuid(to.value())
        .text(StoredJson.CART_LINES.write(what.lines()))
        .text(what.coupon())
        .run();
  }

  /** Moves what the ledger says was the gone customer's, and what its conversations made since. */
  private List<UUID> move(
      Merge.Ledger ledger,
      CustomerId from,
      CustomerId to,
      @Nullable Proof proof,
      @Nullable Instant at)
      throws SQLException {
    var conversations = conversations(identitiesMoved(ledger, from, to, proof, at), from, to);
    new Script(connection)
        .then(MOVE_ORDERS)
        .uuid(to.value())
        .text(to.toString())
        .uuid(from.value())
        .uuids(ledger.orders())
        .uuids(conversations)
        .then(MOVE_BOOKINGS)
        .uuid(to.value())
        .uuid(from.value())
        .uuids(ledger.bookings())
        .uuids(conversations)
        .run();
    return conversations;
  }

  private List<Long> identitiesMoved(
      Merge.Ledger ledger,
      CustomerId from,
      CustomerId to,
      @Nullable Proof proof,
      @Nullable Instant at)
      throws SQLException {
    var moved = new ArrayList<Long>();
    new Script(connection)
        .then(MOVE_IDENTITIES, row -> moved.add(row.getLong(1)))
        .uuid(to.value())
        .text(proof == null ? null : proof.name())
        .time(at)
        .texts(ledger.identities().stream().map(Identity::channel).toList())
        .texts(ledger.identities().stream().map(Identity::account).toList())
        .texts(ledger.identities().stream().map(Identity::externalId).toList())
        .uuid(from.value())
        .run();
    return moved;
  }

  private List<UUID> conversations(List<Long> identities, CustomerId from, CustomerId to)
      throws SQLException {
    var moved = new ArrayList<UUID>();
    new Script(connection)
        .then(MOVE_CONVERSATIONS, row -> moved.add(row.getObject(1, UUID.class)))
        .uuid(to.value())
        .uuid(from.value())
        .longs(identities)
        .run();
    return moved;
  }

  private List<Identity> identities(CustomerId customer) throws SQLException {
    var found = new ArrayList<Identity>();
    new Script(connection)
        .then(
            "SELECT channel, account, external_id FROM identity WHERE customer_id = ? ORDER BY id",
            row -> found.add(SqlIdentityStore.identity(row, 1)))
        .uuid(customer.value())
        .run();
    return found;
  }

  private List<UUID> ids(String query, CustomerId customer) throws SQLException {
    var found = new ArrayList<UUID>();
    new Script(connection)
        .then(query, row -> found.add(row.getObject(1, UUID.class)))
        .uuid(customer.value())
        .run();
    return found;
  }

  private void note(
      ShopId shop,
      CustomerId customer,
      @Nullable ConversationId conversation,
      String name,
      Map<String, Value> data,
      Instant now)
      throws SQLException {
    var script = new Script(connection);
    SqlEventStore.append(script, List.of(new Fact(shop, customer, conversation, name, data, now)));
    script.run();
  }
}
