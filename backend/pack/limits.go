package pack

// What a pack may hold. The text of a session is some kilobytes; the limits leave a thousand times that, and keep what a
// hostile pack can cost below a second and 100 MB.
const (
	maxHeader     = 64 << 10 // bytes of the age header
	maxStanzas    = 64       // recipients in the age header
	maxPack       = 32 << 20 // bytes inside the encryption
	maxArmored    = 16 << 20 // bytes of a pack that is pasted as text
	maxBlob       = 2 << 30  // bytes of an attachment
	maxManifest   = 4 << 20  // bytes
	maxFrame      = 4 << 20  // bytes of one frame
	maxFrames     = 50_000   //
	maxRegisters  = 50_000   // of all frames
	maxDevices    = 16       // of the two people of a pair together
	maxName       = 200      // bytes of a person's or version's name
	maxInvite     = 8 << 10  // bytes
	maxPassphrase = 22       // work factor of a passphrase that is believed: some seconds
)

// MaxValue is how much one field may hold when it travels, in bytes.
const MaxValue = 256 << 10
