package io.comptoir.storage;

import io.comptoir.base.ShopId;
import io.comptoir.commerce.booking.Booking;
import io.comptoir.commerce.booking.BookingId;
import io.comptoir.commerce.booking.BookingStatus;
import io.comptoir.commerce.booking.BookingStore;
import io.comptoir.customer.CustomerId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/** Bookings in the table {@code booking}; who takes room on a resource does so alone. */
public final class SqlBookingStore implements BookingStore {
  private static final String SELECT =
      """
      SELECT id, number, shop, customer_id, conversation_id, resource, from_at, until_at, units,
        status, due_at, details, version
      FROM booking
      """;

  private static final String LIVE =
      " (status = 'CONFIRMED' OR (status = 'HELD' AND due_at > ?)) AND from_at < ? AND until_at > ?";

  /** One placement on a resource at a time, in any process. */
  private static final String ALONE = "SELECT pg_advisory_xact_lock(hashtextextended(?, 1))";

  private static final String INSERT =
      """
      INSERT INTO booking
        (id, number, shop, customer_id, conversation_id, resource, from_at, until_at, units, status,
         due_at, details, version)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, 1)
      ON CONFLICT DO NOTHING
      RETURNING 1
      """;

  private static final String UPDATE =
      """
      UPDATE booking SET from_at = ?, until_at = ?, status = ?, due_at = ?, details = ?::jsonb,
        version = version + 1
      WHERE id = ? AND version = ?
      RETURNING 1
      """;

  private final Transactions transactions;

  public SqlBookingStore(DataSource dataSource) {
    this.transactions = new Transactions(dataSource);
  }

  @Override
  public Optional<Booking> find(BookingId id) {
    return bookings("WHERE id = ?", s -> s.uuid(id.value())).stream().findFirst();
  }

  @Override
  public Optional<Booking> findByNumber(ShopId shop, String number) {
    return bookings("WHERE shop = ? AND number = ?", s -> s.text(shop.value()).text(number))
        .stream()
        .findFirst();
  }

  @Override
  public List<Booking> ofCustomer(CustomerId customer, int limit) {
    return bookings(
        "WHERE customer_id = ? ORDER BY from_at DESC LIMIT ?",
        s -> s.uuid(customer.value()).number(limit));
  }

  @Override
  public List<Booking> live(
      ShopId shop, Collection<String> resources, Instant from, Instant until, Instant now) {
    return bookings(
        "WHERE shop = ? AND resource = ANY (?) AND" + LIVE + " ORDER BY from_at",
        s -> s.text(shop.value()).texts(resources).time(now).time(until).time(from));
  }

  @Override
  public Placement place(Booking booking, int capacity, Instant now) {
    return transactions.run(
        connection -> {
          var others = new ArrayList<Booking>();
          new Script(connection)
              .then(ALONE)
              .text(booking.shop() + "/" + booking.resource())
              .then(
                  SELECT + "WHERE shop = ? AND resource = ? AND id <> ? AND" + LIVE,
                  row -> others.add(booking(row)))
              .text(booking.shop().value())
              .text(booking.resource())
              .uuid(booking.id().value())
              .time(now)
              .time(booking.until())
              .time(booking.from())
              .run();
          if (BookingStore.taken(others) + booking.units() > capacity) {
            return Placement.FULL;
          }
          var kept = new boolean[1];
          bind(new Script(connection), booking, kept).run();
          return kept[0] ? Placement.PLACED : Placement.OVERTAKEN;
        });
  }

  @Override
  public boolean save(Booking booking) {
    return transactions.with(
        connection -> {
          var kept = new boolean[1];
          bind(new Script(connection), booking, kept).run();
          return kept[0];
        });
  }

  @Override
  public List<Booking> due(Set<ShopId> shops, Instant now, int limit) {
    return bookings(
        "WHERE due_at <= ? AND shop = ANY (?) ORDER BY due_at LIMIT ?",
        s -> s.time(now).texts(shops.stream().map(ShopId::value).toList()).number(limit));
  }

  private static Script bind(Script script, Booking booking, boolean[] kept) {
    return booking.version() == 0
        ? script
            .then(INSERT, row -> kept[0] = true)
            .uuid(booking.id().value())
            .text(booking.number())
            .text(booking.shop().value())
            .uuid(booking.customer().value())
            .uuid(booking.conversation())
            .text(booking.resource())
            .time(booking.from())
            .time(booking.until())
            .number(booking.units())
            .text(booking.status().name())
            .time(booking.dueAt())
            .text(StoredJson.DETAILS.write(booking.details()))
        : script
            .then(UPDATE, row -> kept[0] = true)
            .time(booking.from())
            .time(booking.until())
            .text(booking.status().name())
            .time(booking.dueAt())
            .text(StoredJson.DETAILS.write(booking.details()))
            .uuid(booking.id().value())
            .number(booking.version());
  }

  private List<Booking> bookings(String where, UnaryOperator<Script> parameters) {
    return transactions.with(
        connection -> {
          var bookings = new ArrayList<Booking>();
          parameters
              .apply(new Script(connection).then(SELECT + where, row -> bookings.add(booking(row))))
              .run();
          return bookings;
        });
  }

  private static Booking booking(ResultSet row) throws SQLException {
    return new Booking(
        new BookingId(row.getObject(1, UUID.class)),
        row.getString(2),
        new ShopId(row.getString(3)),
        new CustomerId(row.getObject(4, UUID.class)),
        row.getObject(5, UUID.class),
        row.getString(6),
        ConversationRow.instant(row, 7),
        ConversationRow.instant(row, 8),
        row.getInt(9),
        BookingStatus.valueOf(row.getString(10)),
        row.getObject(11) == null ? null : ConversationRow.instant(row, 11),
        StoredJson.DETAILS.read(row.getString(12)),
        row.getLong(13));
  }
}
