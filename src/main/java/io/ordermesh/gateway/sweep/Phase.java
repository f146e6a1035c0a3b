package io.ordermesh.gateway.sweep;

/** Where a pass over a list is. */
enum Phase {
    /** Between two passes. */
    IDLE,
    /** Pages are read. */
    LISTING,
    /** Of an audit: all pages were read, now the rows are looked through. */
    ROWS,
    /** Of a backfill: all pages were read, and orders that were found are still to be read. */
    READING,
    /** Of a backfill: everything was read. */
    DONE
}
