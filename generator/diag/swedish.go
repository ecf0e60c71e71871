package diag

import "sync"

// swedish returns the messages in Swedish. It is made when the first one is printed, as
// most builds print none.
var swedish = sync.OnceValue(func() map[Format]Format {
	return map[Format]Format{
		"error":    "fel",
		"warning":  "varning",
		"hint: %s": "tips: %s",
	}
})
