package io.comptoir.storage;

import io.comptoir.base.ShopId;
import io.comptoir.conversation.ConversationId;
import io.comptoir.customer.CustomerId;
import io.comptoir.customer.Identity;
import io.comptoir.identity.IdentityStore;
import io.comptoir.identity.LinkGrant;
import io.comptoir.identity.LinkId;
import io.comptoir.identity.LinkOutcome;
import io.comptoir.identity.LinkOutcome.Reason;
import io.comptoir.identity.Merge;
import io.comptoir.identity.Proof;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Identities, grants and merges. Whatever changes who is who first takes its shop's lock, so that
 * two of them never cross; it happens seldom.
 */
public final class SqlIdentityStore implements IdentityStore {
  private static final Duration FORGOTTEN_AFTER = Duration.ofDays(1);

  private static final String LOCK =
      "SELECT pg_advisory_xact_lock(hashtextextended('identity:' || ?, 0))";

  private static final String GRANT =
      """
      SELECT g.id, g.shop, i.channel, i.account, i.external_id, g.conversation_id, g.channel,
        g.code_hash, g.asked_at, g.expires_at, g.used_at, g.used_in, g.merge_id, i.customer_id
      FROM link_grant g JOIN identity i ON i.id = g.identity_id
      """;

  private static final String RETIRE =
      """
      UPDATE link_grant g SET used_at = ?
      WHERE g.used_at IS NULL AND (
        g.expires_at <= ? AND g.shop = ?
        OR g.identity_id = (
          SELECT id FROM identity WHERE channel = ? AND account = ? AND external_id = ?))
      """;

  private static final String KEEP =
      """
      INSERT INTO link_grant
        (id, shop, identity_id, conversation_id, channel, code_hash, asked_at, expires_at)
      SELECT ?, ?, i.id, ?, ?, ?, ?, ? FROM identity i
      WHERE i.channel = ? AND i.account = ? AND i.external_id = ?
      ON CONFLICT (shop, code_hash) WHERE used_at IS NULL DO NOTHING
      RETURNING 1
      """;

  private static final String MERGE =
      "SELECT id, shop, kept, gone, proof, asked, joined, ledger, at, undone_at FROM customer_merge ";

  private final Transactions transactions;

  public SqlIdentityStore(DataSource dataSource) {
    this.transactions = new Transactions(dataSource);
  }

  private record Kept(
      LinkGrant grant, boolean used, @Nullable UUID usedIn, @Nullable UUID merge, CustomerId of) {}

  @Override
  public List<Known> of(CustomerId customer) {
    return transactions.with(
        connection -> {
          var known = new ArrayList<Known>();
          new Script(connection)
              .then(
                  """
                  SELECT channel, account, external_id, proof FROM identity
                  WHERE customer_id = ? ORDER BY id
                  """,
                  row -> known.add(new Known(identity(row, 1), proof(row.getString(4)))))
              .uuid(customer.value())
              .run();
          return known;
        });
  }

  @Override
  public Optional<CustomerId> customerOf(Identity identity) {
    return transactions.with(connection -> new MergeStatements(connection).customerOf(identity));
  }

  @Override
  public Optional<Identity> of(ConversationId conversation) {
    return transactions.with(
        connection ->
            new MergeStatements(connection)
                .joining(conversation)
                .map(MergeStatements.Joining::identity));
  }

  @Override
  public Asked keep(LinkGrant grant, Instant since, int most) {
    var who = grant.identity();
    return transactions.run(
        connection -> {
          lock(connection, grant.shop());
          var asked = new long[1];
          new Script(connection)
              .then(
                  """
                  SELECT count(*) FROM link_grant g JOIN identity i ON i.id = g.identity_id
                  WHERE i.channel = ? AND i.account = ? AND i.external_id = ? AND g.asked_at > ?
                    AND g.id <> ?
                  """,
                  row -> asked[0] = row.getLong(1))
              .text(who.channel())
              .text(who.account())
              .text(who.externalId())
              .time(since)
              .uuid(grant.id().value())
              .run();
          if (grant(connection, "WHERE g.id = ?", s -> s.uuid(grant.id().value())).isPresent()) {
            return Asked.KEPT;
          }
          if (asked[0] >= most) {
            return Asked.TOO_OFTEN;
          }
          var kept = new boolean[1];
          new Script(connection)
              .then("DELETE FROM link_grant WHERE shop = ? AND expires_at < ?")
              .text(grant.shop().value())
              .time(grant.askedAt().minus(FORGOTTEN_AFTER))
              .then(RETIRE)
              .time(grant.askedAt())
              .time(grant.askedAt())
              .text(grant.shop().value())
              .text(who.channel())
              .text(who.account())
              .text(who.externalId())
              .then(KEEP, row -> kept[0] = true)
              .uuid(grant.id().value())
              .text(grant.shop().value())
              .uuid(grant.conversation().value())
              .text(grant.channel())
              .text(grant.codeHash())
              .time(grant.askedAt())
              .time(grant.expiresAt())
              .text(who.channel())
              .text(who.account())
              .text(who.externalId())
              .run();
          return kept[0] ? Asked.KEPT : Asked.CODE_TAKEN;
        });
  }

  @Override
  public Optional<LinkGrant> find(LinkId id) {
    return transactions.with(
        connection ->
            grant(connection, "WHERE g.id = ?", s -> s.uuid(id.value())).map(Kept::grant));
  }

  @Override
  public Optional<LinkGrant> findByCode(ShopId shop, String codeHash) {
    return transactions.with(
        connection ->
            grant(
                    connection,
                    "WHERE g.shop = ? AND g.code_hash = ? AND g.used_at IS NULL",
                    s -> s.text(shop.value()).text(codeHash))
                .map(Kept::grant));
  }

  @Override
  public boolean mayTry(
      ShopId shop, Identity who, Instant now, Instant since, int mostOfOne, int mostOfAll) {
    var name = who.channel() + "|" + who.account() + "|" + who.externalId();
    return transactions.run(
        connection -> {
          lock(connection, shop);
          var tries = new long[2];
          new Script(connection)
              .then("DELETE FROM link_try WHERE shop = ? AND at < ?")
              .text(shop.value())
              .time(now.minus(FORGOTTEN_AFTER))
              .then(
                  """
                  SELECT count(*) FILTER (WHERE who = ?), count(*) FROM link_try
                  WHERE shop = ? AND at > ?
                  """,
                  row -> {
                    tries[0] = row.getLong(1);
                    tries[1] = row.getLong(2);
                  })
              .text(name)
              .text(shop.value())
              .time(since)
              .run();
          if (tries[0] >= mostOfOne || tries[1] >= mostOfAll) {
            return false;
          }
          new Script(connection)
              .then("INSERT INTO link_try (shop, who, at) VALUES (?, ?, ?)")
              .text(shop.value())
              .text(name)
              .time(now)
              .run();
          return true;
        });
  }

  @Override
  public LinkOutcome open(LinkId id, ConversationId here, Proof proof, UUID merge, Instant now) {
    return transactions.run(
        connection -> {
          var found = grant(connection, "WHERE g.id = ?", s -> s.uuid(id.value()));
          if (found.isEmpty()) {
            return new LinkOutcome.Refused(Reason.UNKNOWN);
          }
          lock(connection, found.get().grant().shop());
          // read again under the lock: who was first has used it
          var kept = grant(connection, "WHERE g.id = ?", s -> s.uuid(id.value())).orElseThrow();
          var grant = kept.grant();
          var statements = new MergeStatements(connection);
          if (kept.used()) {
            var made = kept.merge();
            return here.value().equals(kept.usedIn())
                ? made == null
                    ? new LinkOutcome.Already()
                    : new LinkOutcome.Linked(merge(connection, made).orElseThrow())
                : new LinkOutcome.Refused(Reason.USED);
          }
          var joining = statements.joining(here);
          if (joining.isEmpty()
              || !joining.get().shop().equals(grant.shop())
              || !grant.channel().isEmpty()
                  && !grant.channel().equals(joining.get().identity().channel())) {
            return new LinkOutcome.Refused(Reason.UNKNOWN);
          }
          if (!grant.expiresAt().isAfter(now)) {
            return new LinkOutcome.Refused(Reason.EXPIRED);
          }
          if (joining.get().identity().equals(grant.identity())) {
            return new LinkOutcome.Refused(Reason.SAME);
          }
          var outcome =
              statements.merge(
                  grant.shop(),
                  kept.of(),
                  joining.get().customer(),
                  proof,
                  grant.conversation(),
                  here,
                  merge,
                  now);
          if (!(outcome instanceof LinkOutcome.Refused)) {
            statements.carry(grant.conversation(), here);
            new Script(connection)
                .then("UPDATE link_grant SET used_at = ?, used_in = ?, merge_id = ? WHERE id = ?")
                .time(now)
                .uuid(here.value())
                .maybeUuid(outcome instanceof LinkOutcome.Linked ? merge : null)
                .uuid(id.value())
                .run();
          }
          return outcome;
        });
  }

  @Override
  public LinkOutcome link(
      ShopId shop,
      Identity account,
      Identity identity,
      Proof proof,
      UUID merge,
      CustomerId fresh,
      Instant now) {
    return transactions.run(
        connection -> {
          lock(connection, shop);
          var statements = new MergeStatements(connection);
          var holder = statements.customerOf(account);
          var other = statements.customerOf(identity);
          if (holder.isPresent() && other.isPresent()) {
            return statements.merge(shop, holder.get(), other.get(), proof, null, null, merge, now);
          }
          if (other.isPresent() && statements.hasAccount(other.get())) {
            return new LinkOutcome.Refused(Reason.TWO_ACCOUNTS);
          }
          var owner = holder.or(() -> other).orElse(fresh);
          if (owner.equals(fresh)) {
            statements.makeCustomer(shop, fresh, now);
          }
          statements.make(account, owner, proof, now);
          statements.make(identity, owner, proof, now);
          return new LinkOutcome.Already();
        });
  }

  @Override
  public boolean unlink(CustomerId customer, Identity identity, CustomerId fresh, Instant now) {
    return transactions.run(
        connection -> {
          var statements = new MergeStatements(connection);
          var shop = statements.shopOf(customer);
          if (shop.isEmpty()) {
            return false;
          }
          lock(connection, shop.get());
          return statements.unlink(shop.get(), customer, identity, fresh, now);
        });
  }

  @Override
  public Undone undo(UUID id, Instant now) {
    return transactions.run(
        connection -> {
          var found = merge(connection, id);
          if (found.isEmpty()) {
            return Undone.UNKNOWN;
          }
          lock(connection, found.get().shop());
          var merge = merge(connection, id).orElseThrow();
          if (merge.undoneAt() != null) {
            return Undone.ALREADY;
          }
          var later =
              merges(
                  connection,
                  "WHERE id <> ? AND (kept = ? OR gone = ?) AND undone_at IS NULL AND at > ?",
                  s ->
                      s.uuid(id)
                          .uuid(merge.kept().value())
                          .uuid(merge.kept().value())
                          .time(merge.at()));
          if (!later.isEmpty()) {
            return Undone.LATER_MERGE;
          }
          new MergeStatements(connection).part(merge, now);
          return Undone.DONE;
        });
  }

  @Override
  public Optional<Merge> merge(UUID id) {
    return transactions.with(connection -> merge(connection, id));
  }

  @Override
  public List<Merge> mergesOf(CustomerId customer, int limit) {
    return transactions.with(
        connection ->
            merges(
                connection,
                "WHERE kept = ? ORDER BY at DESC LIMIT ?",
                s -> s.uuid(customer.value()).number(limit)));
  }

  @Override
  public List<Merge> merges(ShopId shop, int limit) {
    return transactions.with(
        connection ->
            merges(
                connection,
                "WHERE shop = ? ORDER BY at DESC LIMIT ?",
                s -> s.text(shop.value()).number(limit)));
  }

  @Override
  public List<Merge> untold(Set<ShopId> shops, int limit) {
    return transactions.with(
        connection ->
            merges(
                connection,
                "WHERE NOT told AND shop = ANY (?) ORDER BY at LIMIT ?",
                s -> s.texts(shops.stream().map(ShopId::value).toList()).number(limit)));
  }

  @Override
  public void told(UUID merge) {
    transactions.with(
        connection -> {
          new Script(connection)
              .then("UPDATE customer_merge SET told = true WHERE id = ?")
              .uuid(merge)
              .run();
          return merge;
        });
  }

  private static void lock(Connection connection, ShopId shop) throws SQLException {
    new Script(connection).then(LOCK).text(shop.value()).run();
  }

  private static Optional<Kept> grant(
      Connection connection, String where, UnaryOperator<Script> parameters) throws SQLException {
    var found = new ArrayList<Kept>();
    parameters.apply(new Script(connection).then(GRANT + where, row -> found.add(kept(row)))).run();
    return found.stream().findFirst();
  }

  private static Kept kept(ResultSet row) throws SQLException {
    var grant =
        new LinkGrant(
            new LinkId(row.getObject(1, UUID.class)),
            new ShopId(row.getString(2)),
            identity(row, 3),
            new ConversationId(row.getObject(6, UUID.class)),
            row.getString(7),
            row.getString(8),
            ConversationRow.instant(row, 9),
            ConversationRow.instant(row, 10));
    return new Kept(
        grant,
        row.getObject(11) != null,
        row.getObject(12, UUID.class),
        row.getObject(13, UUID.class),
        new CustomerId(row.getObject(14, UUID.class)));
  }

  private static Optional<Merge> merge(Connection connection, UUID id) throws SQLException {
    return merges(connection, "WHERE id = ?", s -> s.uuid(id)).stream().findFirst();
  }

  private static List<Merge> merges(
      Connection connection, String where, UnaryOperator<Script> parameters) throws SQLException {
    var found = new ArrayList<Merge>();
    parameters
        .apply(new Script(connection).then(MERGE + where, row -> found.add(mergeOf(row))))
        .run();
    return found;
  }

  private static Merge mergeOf(ResultSet row) throws SQLException {
    var undone = row.getObject(10, OffsetDateTime.class);
    return new Merge(
        row.getObject(1, UUID.class),
        new ShopId(row.getString(2)),
        new CustomerId(row.getObject(3, UUID.class)),
        new CustomerId(row.getObject(4, UUID.class)),
        Proof.valueOf(row.getString(5)),
        conversation(row, 6),
        conversation(row, 7),
        StoredJson.LEDGER.read(row.getString(8)),
        ConversationRow.instant(row, 9),
        undone == null ? null : undone.toInstant());
  }

  private static @Nullable ConversationId conversation(ResultSet row, int column)
      throws SQLException {
    var id = row.getObject(column, UUID.class);
    return id == null ? null : new ConversationId(id);
  }

  static Identity identity(ResultSet row, int first) throws SQLException {
    return new Identity(row.getString(first), row.getString(first + 1), row.getString(first + 2));
  }

  private static @Nullable Proof proof(@Nullable String name) {
    return name == null ? null : Proof.valueOf(name);
  }
}
