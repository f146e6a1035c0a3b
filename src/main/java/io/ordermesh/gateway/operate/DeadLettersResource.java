package io.ordermesh.gateway.operate;

import io.ordermesh.gateway.access.Scope;
import io.ordermesh.gateway.event.OrderKey;
import io.ordermesh.gateway.merchant.Merchant;
import io.ordermesh.gateway.merchant.Merchants;
import io.ordermesh.gateway.order.Journal;
import io.ordermesh.gateway.order.JournalLine;
import io.ordermesh.gateway.ordermesh.OrderMeshFailure.Reason;
import io.ordermesh.gateway.problem.Parameters;
import io.ordermesh.gateway.problem.Problem;
import io.ordermesh.gateway.work.DeadLetter;
import io.ordermesh.gateway.work.DeadLetters;
import io.ordermesh.gateway.work.DeadLetters.Filter;
import io.ordermesh.gateway.work.DeadLetters.Position;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlClient;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The reads that were given up: listed, explained, tried again, dropped. */
@Path("/api/v1/operate/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scope.OPERATOR)
public class DeadLettersResource {

    /** What the journal says of a letter. */
    private enum Told {
        DROPPED
    }

    private static final Logger LOG = Logger.getLogger(DeadLettersResource.class);
    private static final Problem UNKNOWN = Problem.of(404, "There is no such dead letter.");

    private final DeadLetters deadLetters;
    private final Journal journal;
    private final Merchants merchants;
    private final Pool pool;

    DeadLettersResource(DeadLetters deadLetters, Journal journal, Merchants merchants, Pool pool) {
        this.deadLetters = deadLetters;
        this.journal = journal;
        this.merchants = merchants;
        this.pool = pool;
    }

    /**
     * A page of a list.
     *
     * @param nextCursor what to ask the next page with; null on the last
     */
    public record Page(
            List<DeadLetterDocument> deadLetters, @Nullable String nextCursor) {}

    /** How many letters are to be read again. */
    public record Replayed(long replayed) {}

    /**
     * Why a letter is dropped.
     *
     * @param note without personal data: it is kept in the order's journal
     */
    public record Drop(@Nullable String note) {}

    /**
     * Lists dead letters, the latest first.
     *
     * @param reason of the last failure, in upper or lower case
     * @param limit of a page, 1 to 200
     * @param cursor {@code nextCursor} of the page before
     */
    @GET
    public Uni<Page> list(
            @QueryParam("merchant") @Nullable String merchant,
            @QueryParam("reason") @Nullable String reason,
            @QueryParam("limit") @DefaultValue("50") String limit,
            @QueryParam("cursor") @Nullable String cursor) {
        int size = Parameters.pageSize(limit);
        Filter filter =
                new Filter(merchant == null ? null : Requests.queriedMerchant(merchants, merchant), reason(reason));
        Position after = cursor == null ? null : DeadLetterCursor.read(cursor).orElseThrow(Parameters::foreignCursor);
        return deadLetters.list(filter, after, size + 1).map(letters -> page(letters, size));
    }

    /** One dead letter with its history. */
    @GET
    @Path("/{merchant}/{key}")
    public Uni<DeadLetterDocument> get(@PathParam("merchant") String merchant, @PathParam("key") String key) {
        Parameters.refuseControlCharacters("merchant", merchant);
        return deadLetters.find(merchant, Requests.key(key)).map(letter -> letter.map(DeadLetterDocument::whole)
                .orElseThrow(UNKNOWN::exception));
    }

    /** Has one order read again, for the cause that it was to be read for. */
    @POST
    @Path("/{merchant}/{key}/replay")
    public Uni<Replayed> replay(@PathParam("merchant") String merchant, @PathParam("key") String key) {
        OrderKey replayed = Requests.key(key);
        return deadLetters
                .replay(Requests.merchant(merchants, merchant), replayed)
                .map(found -> {
                    if (!found) {
                        throw UNKNOWN.exception();
                    }
                    return new Replayed(1);
                })
                .invoke(() -> LOG.infof("Dead letter replayed: merchant=%s key=%s", merchant, replayed));
    }

    /** The same for all letters of the configured merchants, or one, with the reason if one is given. */
    @POST
    @Path("/replay")
    public Uni<Replayed> replayAll(
            @QueryParam("merchant") @Nullable String merchant, @QueryParam("reason") @Nullable String reason) {
        String replayed = reason(reason);
        List<String> concerned = merchant == null
                ? merchants.all().stream().map(Merchant::id).toList()
                : List.of(Requests.queriedMerchant(merchants, merchant));
        return deadLetters
                .replayAll(concerned, replayed)
                .invoke(letters -> LOG.infof("Dead letters replayed: merchants=%s letters=%d", concerned, letters))
                .map(Replayed::new);
    }

    /** Drops one dead letter; the order's journal says so. */
    @POST
    @Path("/{merchant}/{key}/drop")
    @Consumes(MediaType.APPLICATION_JSON)
    public Uni<Void> drop(@PathParam("merchant") String merchant, @PathParam("key") String key, Drop drop) {
        Parameters.refuseControlCharacters("merchant", merchant);
        String note = Requests.words("note", drop.note());
        OrderKey dropped = Requests.key(key);
        return pool.withTransaction(transaction -> deadLetters
                        .remove(transaction, merchant, List.of(dropped))
                        .map(letters -> letters.stream().findFirst().orElseThrow(UNKNOWN::exception))
                        .chain(letter -> tell(transaction, letter, note)))
                .invoke(() -> LOG.infof("Dead letter dropped: merchant=%s key=%s", merchant, dropped));
    }

    private Uni<Void> tell(SqlClient transaction, DeadLetter letter, String note) {
        JsonObject detail = new JsonObject()
                .put("reason", letter.reason())
                .put("attempts", letter.attempts())
                .put("note", note);
        return journal.add(
                transaction,
                new JournalLine(letter.merchant(), letter.key(), Told.DROPPED, letter.cause(), null, detail));
    }

    private static @Nullable String reason(@Nullable String reason) {
        return reason == null
                ? null
                : Parameters.parseEnum("reason", reason, Reason.class).name();
    }

    private static Page page(List<DeadLetter> letters, int size) {
        List<DeadLetterDocument> documents =
                letters.stream().limit(size).map(DeadLetterDocument::listed).toList();
        if (letters.size() <= size) {
            return new Page(documents, null);
        }
        DeadLetter last = letters.get(size - 1);
        return new Page(documents, DeadLetterCursor.write(new Position(last.diedAt(), last.merchant(), last.key())));
    }
}
