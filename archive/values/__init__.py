"""Pure value types that every floor may use: spans, aligned text, readings, day intervals, EDTF. No I/O, no clock."""
