package recap

import (
	"net/mail"
	"strings"

	"alongside/backend/coaching"
	"alongside/backend/folders"
	"alongside/backend/problem"

	"github.com/google/uuid"
	gomail "github.com/wneessen/go-mail"
)

// message is a recap as a mail: as text and as a page, with the attachments that are enclosed.
func (d *desk) message(order Order) (*gomail.Msg, leaving, error) {
	l, err := d.seen(order)
	if err != nil {
		return nil, l, err
	}
	message := d.blank(l.Subject)
	if to := address(l.to.Name, l.to.Email); to != nil {
		message.ToMailAddress(to)
	}
	if from := address(l.recap.Me.Name, l.recap.Me.Email); from != nil {
		message.FromMailAddress(from)
	}
	message.SetBodyString(gomail.TypeTextPlain, l.text())
	message.AddAlternativeString(gomail.TypeTextHTML, string(l.html))
	return message, l, d.enclose(message, l.recap)
}

// blank is a mail that says nothing of this computer: neither its name nor the program.
func (d *desk) blank(subject string) *gomail.Msg {
	message := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	message.Subject(subject)
	message.SetDateWithValue(d.now())
	message.SetMessageIDWithValue(uuid.Must(uuid.NewV7()).String() + "@alongside.invalid")
	return message
}

// enclose adds the files that were asked for. What does not fit into a mail is said before anything is read.
func (d *desk) enclose(message *gomail.Msg, r *Recap) error {
	var size int64
	for _, file := range r.Files {
		if file.Enclosed {
			size += file.File.Size
		}
	}
	if size > mostEnclosed {
		return problem.Invalid("enclosed", "These attachments are "+english().size(size)+" together, and a mail carries "+english().size(mostEnclosed)+". Leave some of them out: they are listed all the same.")
	}
	for _, file := range r.Files {
		if !file.Enclosed {
			continue
		}
		if err := d.encloseOne(message, file.File); err != nil {
			return err
		}
	}
	return nil
}

func (d *desk) encloseOne(message *gomail.Msg, file coaching.StoredFile) error {
	_, content, err := folders.OpenFile(d.attachments, file.ID)
	if err != nil {
		return problem.Because(problem.CodeNotFound, "“"+file.Name+"” cannot be read now. Leave it out, or look after it in its folder.", err)
	}
	defer content.Close()
	if err := message.AttachReader(folders.SafeName(file.Name), content); err != nil { // read whole, here
		return problem.Because(problem.CodeNotFound, "“"+file.Name+"” cannot be read now. Leave it out, or look after it in its folder.", err)
	}
	return nil
}

// address is a mail address with its name, nil where there is none. What would begin another header is no part of it.
func address(name, email string) *mail.Address {
	parsed, err := mail.ParseAddress(strings.TrimSpace(email))
	if err != nil {
		return nil
	}
	return &mail.Address{Name: oneLine(name), Address: parsed.Address}
}
